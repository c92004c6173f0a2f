import type { LeaseOutlook } from '../../src/shared/contract/leases.ts';
import type { Status } from '../../src/shared/contract/status.ts';

/** A desk on which all is well. */
export const calmStatus: Status = {
  phase: 'ready',
  practice: true,
  unitName: '演练单位',
  pointName: '01',
  terminalId: '0f8fad5b-d9cb-469f-a165-70867728950e',
  epoch: 1,
  catalogueVersion: 1,
  user: null,
  signer: 'unlocked',
  terminalKey: 'file',
  line: 'online',
  lastHead: { seq: 12, time: '2026-11-24T08:07:00.000+08:00' },
  clock: 'confirmed',
  quarantined: false,
  pending: { count: 0, amountFen: 0, oldest: null },
  unknown: 0,
  objected: 0,
  refused: 0,
  accepted: 0,
  offline: { hours: 0, hoursLimit: 72, countLimit: 500, amountLimitFen: 20_000_000 },
  stock: [{ kind: '0101', kindName: '统一票据', available: 1188, blue: 1183 }],
  notices: [],
};

export const calmOutlook: LeaseOutlook = {
  kind: '0101',
  kindName: '统一票据',
  available: 1188,
  blue: 1183,
  reserve: 5,
  perDay: 214,
  daysLeft: 5.5,
  low: false,
  suggested: 4300,
};
