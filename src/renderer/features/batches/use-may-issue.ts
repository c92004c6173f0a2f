import { useQueryOf } from '../../api/use-query-of.ts';

export function useMayIssue(): boolean {
  const roles = useQueryOf('status.get', {}).data?.user?.roles ?? [];
  return roles.includes('cashier') || roles.includes('manager');
}
