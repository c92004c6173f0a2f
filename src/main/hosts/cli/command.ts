import type { ParseArgsOptionsConfig } from 'node:util';

/** One command of the line: what it takes and what it does. */
export interface Command {
  /** As printed by `help`: `lease request --kind K --count N`. */
  readonly usage: string;
  /** In Chinese, a line. */
  readonly summary: string;
  readonly options: ParseArgsOptionsConfig;
  /** How many words follow the command's name. */
  readonly positionals: number;
  run(call: CommandCall): Promise<CommandResult>;
}

export interface CommandCall {
  readonly positionals: readonly string[];
  /** The value of a text option, or `undefined`. */
  option(name: string): string | undefined;
  /** The value of an option that must be there. Throws `UsageError`. */
  required(name: string): string;
  /** A line of progress for people, on stderr. */
  progress(line: string): void;
  readonly json: boolean;
}

export interface CommandResult {
  /** The one JSON value on stdout with `--json`; `undefined` where the command has spoken for itself. */
  readonly value: unknown;
  /** What stands on stdout without it. */
  readonly text: string;
  /** A file written to stdout as it is, instead of value or text. */
  readonly raw?: Uint8Array;
  readonly exitCode?: 0 | 1;
}

/** Wrong words on the line: exit 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
