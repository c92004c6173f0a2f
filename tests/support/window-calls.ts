import type { Page } from '@playwright/test';
import {
  contract,
  type InputOf,
  type OutputOf,
  type ProcedureName,
} from '../../src/shared/contract/index.ts';

/** Asks the desk what the window could ask, in the window's own session: to judge what the screen shows. */
export async function askAs<N extends ProcedureName>(
  page: Page,
  name: N,
  input: InputOf<N>,
): Promise<OutputOf<N>> {
  const reply = await page.evaluate(
    async ([path, body]) => {
      const bearer = sessionStorage.getItem('desk-bearer') ?? '';
      const answer = await fetch(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` },
        body,
      });
      return (await answer.json()) as { ok: boolean; value: unknown };
    },
    [`/rpc/${name}`, JSON.stringify({ input })] as const,
  );
  if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply)}`);
  return contract[name].output.parse(reply.value) as OutputOf<N>;
}
