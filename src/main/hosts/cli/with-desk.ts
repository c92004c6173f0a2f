import { type Call, createClient } from '../../../shared/contract/client.ts';
import { createApp } from '../../app/create-app.ts';
import { createReadApp } from '../../app/create-read-app.ts';
import type { Desk } from '../../app/desk.ts';
import type { Ports } from '../../ports.ts';
import { terminalFolder } from '../home-folder.ts';
import { createFileLogger, createNodeClock } from '../node-ports.ts';
import type { CommandCall } from './command.ts';
import { readCredentials } from './credentials.ts';

/** The option every command on a terminal has. */
export const dataOption = { data: { type: 'string' } } as const;

export interface DeskUse {
  readonly call: Call;
  readonly desk: Desk;
}

export function dataFolder(call: Pick<CommandCall, 'option'>): string {
  return call.option('data') ?? terminalFolder();
}

/** Opens the folder as its one writer for the time of `work`. */
export async function withDesk<T>(call: CommandCall, work: (use: DeskUse) => Promise<T>): Promise<T> {
  const dataDir = dataFolder(call);
  const desk = await createApp({ dataDir, ports: portsFor(dataDir), host: 'cli', background: false });
  return use(desk, work);
}

/** Opens the folder for reading, beside a writer if there is one. */
export async function withReadDesk<T>(call: CommandCall, work: (use: DeskUse) => Promise<T>): Promise<T> {
  const silent = () => undefined;
  const logger = { info: silent, warn: silent, error: silent };
  return use(
    await createReadApp({ dataDir: dataFolder(call), ports: { clock: createNodeClock(), logger } }),
    work,
  );
}

/** The same, with the user of the environment or the prompt signed in. */
export function withUser<T>(call: CommandCall, work: (use: DeskUse) => Promise<T>): Promise<T> {
  return withDesk(call, async desk => {
    await desk.call('session.unlock', await readCredentials());
    return work(desk);
  });
}

export function portsFor(dataDir: string): Ports {
  return { clock: createNodeClock(), logger: createFileLogger(dataDir) };
}

async function use<T>(desk: Desk, work: (use: DeskUse) => Promise<T>): Promise<T> {
  const session = desk.openSession();
  try {
    return await work({ call: createClient(session.call), desk });
  } finally {
    session.close();
    await desk.close();
  }
}
