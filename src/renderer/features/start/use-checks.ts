import type { SetupCheck } from '../../../shared/contract/setup.ts';
import { useCommandOf } from '../../api/use-command-of.ts';
import type { ConnectForm } from './connect-form.ts';

/** The six looks at a platform; what was found counts only for the address and certificate it was found with. */
export function useChecks({ url, trust }: ConnectForm) {
  const check = useCommandOf('setup.check');
  const asked = check.variables;
  const current = asked !== undefined && asked.url === url.trim() && asked.trust === trust.trim();
  const checks: readonly SetupCheck[] | undefined = current ? check.data : undefined;
  return {
    checks,
    passed: checks?.every(({ state }) => state === 'passed') ?? false,
    checking: check.isPending,
    failure: current ? check.error : null,
    run: () => check.mutate({ url: url.trim(), trust: trust.trim() }),
  };
}
