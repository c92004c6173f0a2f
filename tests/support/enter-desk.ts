import { type Call, createClient } from '../../src/shared/contract/client.ts';
import type { Reply } from '../../src/shared/contract/transport.ts';

/** Enters a running desk as its page does, with the secret of a launch address; everything goes over HTTP. */
export async function enterDesk(launchUrl: string): Promise<Call> {
  const { origin, hash } = new URL(launchUrl);
  const post = async (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) => {
    const response = await fetch(origin + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const { bearer } = (await post('/session', { secret: hash.replace('#secret=', '') })) as {
    readonly bearer: string;
  };
  return createClient(
    async (name, input) =>
      (await post(`/rpc/${name}`, { input }, { authorization: `Bearer ${bearer}` })) as Reply,
  );
}
