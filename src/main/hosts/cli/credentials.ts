import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { UsageError } from './command.ts';

export interface Credentials {
  readonly user: string;
  readonly pin: string;
}

/** User and PIN from the environment or a prompt; never from an argument, which other processes can read. */
export async function readCredentials(): Promise<Credentials> {
  return {
    user: await readSecret('UNIT_INVOICING_USER', '用户名', true),
    pin: await readSecret('UNIT_INVOICING_PIN', '口令', false),
  };
}

export function readNewPin(): Promise<string> {
  return readSecret('UNIT_INVOICING_NEW_PIN', '新口令', false);
}

async function readSecret(variable: string, label: string, echo: boolean): Promise<string> {
  const told = process.env[variable];
  if (told !== undefined && told !== '') return told;
  if (process.stdin.isTTY !== true)
    throw new UsageError(`缺${label}：设环境变量 ${variable}，或在终端里运行`);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  process.stderr.write(`${label}：`);
  const lines = createInterface({
    input: process.stdin,
    output: echo ? process.stderr : silent,
    terminal: true,
  });
  try {
    return await lines.question('');
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}
