import { readdirSync, readFileSync } from 'node:fs';

/** One request and its answer, byte for byte; bodies and texts are UTF-8. */
export interface Fixture {
  readonly name: string;
  readonly request: Message & { readonly method: string; readonly path: string };
  readonly answer: Message & { readonly status: number };
}

interface Message {
  /** Those of the protocol only; lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What the signature covers; absent where nothing is signed. */
  readonly signedText?: string;
}

export const fixtureFolder = new URL('fixtures/', import.meta.url);

export function readFixtures(): readonly Fixture[] {
  return readdirSync(fixtureFolder)
    .filter(name => name.endsWith('.json'))
    .sort()
    .map(name => JSON.parse(readFileSync(new URL(name, fixtureFolder), 'utf8')) as Fixture);
}
