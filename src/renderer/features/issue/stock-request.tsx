import type { User } from '../../../shared/contract/users.ts';
import { useCommandOf } from '../../api/use-command-of.ts';
import { useQueryOf } from '../../api/use-query-of.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { FailurePanel } from '../../components/failure-panel.tsx';
import { issueTexts } from '../../texts/issue.ts';

export interface StockRequestProps {
  readonly kind: string;
  readonly user: User;
  readonly onGranted: () => void;
}

/** Where there is no use to go by yet. */
const usualCount = 200;

/** [申请号段] where the numbers ran out, so that nobody has to leave the form. */
export function StockRequest({ kind, user, onGranted }: StockRequestProps) {
  const request = useCommandOf('leases.request');
  const { data: outlook } = useQueryOf('leases.outlook', {});
  if (!user.roles.includes('manager')) return <p>{issueTexts.onlyManager}</p>;
  const suggested = outlook?.find(entry => entry.kind === kind)?.suggested ?? 0;
  const count = Math.max(suggested, usualCount);
  const ask = () =>
    request.mutate(
      { kind, count, reason: issueTexts.requestReason },
      { onSuccess: ({ state }) => state === 'granted' && onGranted() },
    );
  const { data, error, isPending } = request;
  return (
    <>
      <ActionButton
        label={isPending ? issueTexts.requesting : issueTexts.requestLease(count)}
        disabled={isPending}
        onPress={ask}
      />
      {data?.state === 'pending' ? <p>{issueTexts.pendingLease}</p> : null}
      {data?.state === 'refused' ? <p>{issueTexts.refusedLease(data.text ?? '')}</p> : null}
      {error === null ? null : <FailurePanel error={error} />}
    </>
  );
}
