import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Ended,
  type PracticeProcess,
  runCommand,
  startPractice,
  type Variables,
} from './command-line.ts';

/** A practice platform and a terminal of it, both used through the command line only. */
export interface CommandLineTerminal {
  readonly folder: string;
  readonly terminal: string;
  readonly practiceFolder: string;
  readonly practice: PracticeProcess;
  /** User and PIN of the first administrator. */
  readonly user: Variables;
  run(...words: readonly string[]): Ended;
  runAs(user: Variables, ...words: readonly string[]): Ended;
  setFault(name: string, on: boolean): void;
  /** Writes an input file and returns its path. */
  file(name: string, content: string): string;
  close(): Promise<void>;
}

export async function createCommandLineTerminal(): Promise<CommandLineTerminal> {
  const folder = mkdtempSync(join(tmpdir(), 'command-line-'));
  const path = (name: string) => join(folder, name);
  const terminal = path('terminal');
  const practiceFolder = path('practice');
  const practice = await startPractice(practiceFolder);
  writeFileSync(path('root.pem'), practice.root);
  const user = { UNIT_INVOICING_USER: 'zhang', UNIT_INVOICING_PIN: 'PIN-of-Zhang-7391' };
  const withData = (variables: Variables, words: readonly string[]) =>
    runCommand([...words, '--data', terminal, '--json'], variables);
  return {
    folder,
    terminal,
    practiceFolder,
    practice,
    user,
    run: (...words) => withData({}, words),
    runAs: (variables, ...words) => withData(variables, words),
    setFault(name, on) {
      const ended = runCommand(['practice', 'fault', name, on ? 'on' : 'off', '--data', practiceFolder]);
      if (ended.status !== 0) throw new Error(ended.stderr);
    },
    file(name, content) {
      writeFileSync(path(name), content);
      return path(name);
    },
    async close() {
      await practice.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The words of `init` for this terminal. */
export function enrolWords({ practice, folder }: CommandLineTerminal): readonly string[] {
  const { url, code, unit, point } = practice;
  const trust = join(folder, 'root.pem');
  const options = { platform: url, trust, code, unit, point };
  return ['init', ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])];
}
