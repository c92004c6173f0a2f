import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { buildApp } from './app-bundles.ts';

/** Runs the built program until its window is closed; answers its exit code. */
export async function startElectron(binary: string, passedOn: readonly string[]): Promise<number> {
  const child = spawn(binary, [await buildApp(), ...passedOn], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal));
  const [code] = (await once(child, 'close')) as [number | null];
  return code ?? 1;
}
