import { expect, it } from 'vitest';
import { objectionCauses, type Waiting } from '../../../../src/renderer/features/sync/objection-causes.ts';

const waiting = (number: string, state: Waiting['state'], reason?: [string, string]): Waiting => ({
  code: '32010126',
  number,
  kind: '0101',
  payerName: '王芳',
  totalFen: 5000,
  issuedAt: '2026-11-24T10:21:03.120+08:00',
  state,
  objection: reason === undefined ? null : { code: reason[0], text: reason[1] },
});

it('puts invoices with the same words of the platform together, and leaves out what only waits', () => {
  const causes = objectionCauses([
    waiting('0000000001', 'objected', ['E1207', '开票点未绑定']),
    waiting('0000000002', 'queued'),
    waiting('0000000003', 'refused', ['E1207', '开票点未绑定']),
    waiting('0000000004', 'objected', ['E1207', '开票点未绑定']),
    waiting('0000000005', 'unknown'),
    waiting('0000000006', 'objected', ['E2001', '票种停用']),
  ]);
  expect(causes.map(({ state, code, invoices }) => [state, code, invoices.map(one => one.number)])).toEqual([
    ['objected', 'E1207', ['0000000001', '0000000004']],
    ['refused', 'E1207', ['0000000003']],
    ['objected', 'E2001', ['0000000006']],
  ]);
});
