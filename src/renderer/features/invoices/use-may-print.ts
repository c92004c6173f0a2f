import { issuers } from '../../../shared/contract/procedure.ts';
import { useQueryOf } from '../../api/use-query-of.ts';

/** An auditor reads; printing is for those who issue. */
export function useMayPrint(): boolean {
  const { data } = useQueryOf('status.get', {});
  return data?.user?.roles.some(role => issuers.includes(role)) ?? false;
}
