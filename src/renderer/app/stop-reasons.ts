import { issuers } from '../../shared/contract/procedure.ts';
import type { Status } from '../../shared/contract/status.ts';
import type { User } from '../../shared/contract/users.ts';
import { displayYuan } from '../../shared/domain/money.ts';
import { offlineBudget } from '../features/home/offline-budget.ts';
import { stopTexts } from '../texts/shell.ts';

/** What stops issuing, or is just as grave, in words: the red bar. The core's own words come first. */
export function stopReasons(status: Status, user: User): readonly string[] {
  const red = status.notices.filter(({ level }) => level === 'red').map(({ text }) => text);
  const issues = user.roles.some(role => issuers.includes(role));
  return [
    ...red,
    ...offlineBudget(status)
      .filter(({ used }) => used >= 1)
      .map(({ name, limit }) =>
        name === 'amount' ? stopTexts.amount(displayYuan(limit)) : stopTexts[name](limit),
      ),
    ...(issues && status.signer === 'locked' ? [stopTexts.signer] : []),
  ];
}
