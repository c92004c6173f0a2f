import type { Page } from '@playwright/test';
import type { DeskBridge } from '../../src/shared/contract/desk-bridge.ts';
import {
  contract,
  type InputOf,
  type OutputOf,
  type ProcedureName,
} from '../../src/shared/contract/index.ts';
import type { Reply } from '../../src/shared/contract/transport.ts';

/** Asks the desk what the window could ask, in the window's own session: to judge what the screen shows. */
export async function askAs<N extends ProcedureName>(
  page: Page,
  name: N,
  input: InputOf<N>,
): Promise<OutputOf<N>> {
  const reply: Reply = await page.evaluate(
    async ([procedure, question]): Promise<Reply> => {
      const { desk } = globalThis as { readonly desk?: DeskBridge };
      if (desk !== undefined) return desk.call(procedure, question);
      const bearer = sessionStorage.getItem('desk-bearer') ?? '';
      const answer = await fetch(`/rpc/${procedure}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` },
        body: JSON.stringify({ input: question }),
      });
      return (await answer.json()) as Reply;
    },
    [name, input] as const,
  );
  if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply)}`);
  return contract[name].output.parse(reply.value) as OutputOf<N>;
}
