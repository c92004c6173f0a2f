import { describe, expect, it } from 'vitest';
import { createClient } from '../../../src/shared/contract/client.ts';
import type { Reply } from '../../../src/shared/contract/transport.ts';
import { AppError } from '../../../src/shared/errors.ts';

function clientOf(reply: Reply) {
  const asked: unknown[] = [];
  const call = createClient(async (...question) => {
    asked.push(question);
    return reply;
  });
  return { asked, call };
}

describe('the client', () => {
  it('turns an error reply into the error it was', async () => {
    const { call } = clientOf({
      ok: false,
      error: { code: 'stock_empty', message: '号码用完了', details: { kind: '0101' } },
    });
    const error: unknown = await call('leases.list', {}).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'stock_empty', message: '号码用完了', details: { kind: '0101' } });
  });

  it('takes no answer of another shape', async () => {
    const { call } = clientOf({ ok: true, value: [{ leaseId: 7 }] });
    await expect(call('leases.list', {})).rejects.toThrow();
  });

  it('hands name, input and the second person on', async () => {
    const { call, asked } = clientOf({ ok: true, value: [] });
    await call('leases.list', {}, { user: 'wang', pin: 'blue window 12' });
    expect(asked).toEqual([['leases.list', {}, { user: 'wang', pin: 'blue window 12' }]]);
  });
});
