import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('./judge.py', import.meta.url));

export interface Judgement {
  readonly ok: boolean;
  readonly problems: readonly string[];
  readonly [fact: string]: unknown;
}

/** What `judge.py` needs beside itself. */
export const judgeNeeds = ['python3', 'openssl'] as const;

export function judge(...words: readonly string[]): Judgement {
  const { status, stdout, stderr } = spawnSync('python3', [script, ...words], { encoding: 'utf8' });
  if (stdout === '') throw new Error(`the judge said nothing and ended with ${status}: ${stderr}`);
  const judgement = JSON.parse(stdout) as Judgement;
  if (judgement.ok !== (status === 0))
    throw new Error(`ok is ${judgement.ok} but the judge ended with ${status}`);
  return judgement;
}
