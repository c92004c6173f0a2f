import { issuers } from '../../../shared/contract/procedure.ts';
import type { Status } from '../../../shared/contract/status.ts';
import type { User } from '../../../shared/contract/users.ts';
import type { gateTexts } from '../../texts/palette.ts';
import { offlineBudget } from '../home/offline-budget.ts';

export interface GateTick {
  readonly name: keyof typeof gateTexts;
  readonly ok: boolean;
}

/** 为什么不能开票: what the core asks before it takes a number, as far as the status tells. */
export function gateTicks(status: Status, user: User, kind: string | undefined): readonly GateTick[] {
  const stock = status.stock.find(entry => entry.kind === kind);
  return [
    { name: 'role', ok: user.roles.some(role => issuers.includes(role)) },
    { name: 'enrolled', ok: status.terminalId !== null && status.lastHead !== null },
    { name: 'quarantine', ok: !status.quarantined },
    { name: 'clock', ok: status.clock !== 'doubtful' },
    { name: 'signer', ok: status.signer === 'unlocked' },
    { name: 'catalogue', ok: status.catalogueVersion !== null },
    { name: 'stock', ok: (stock?.blue ?? 0) > 0 },
    { name: 'offline', ok: offlineBudget(status).every(({ used }) => used < 1) },
  ];
}
