#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { AppError } from '../../../shared/errors.ts';
import { type Command, type CommandCall, type CommandResult, UsageError } from './command.ts';
import { commands } from './command-table.ts';

const words = process.argv.slice(2);
process.exitCode = await runLine(words);

async function runLine(line: readonly string[]): Promise<number> {
  const json = line.includes('--json');
  try {
    const found = findCommand(line);
    const call = readCall(found, line, json);
    const result = await found.command.run(call);
    await print(result, json);
    return result.exitCode ?? 0;
  } catch (error) {
    return report(error, json);
  }
}

interface FoundCommand {
  readonly command: Command;
  readonly name: string;
}

function findCommand(line: readonly string[]): FoundCommand {
  const plain = line.filter(word => !word.startsWith('-'));
  for (const name of [plain.slice(0, 2).join(' '), plain[0] ?? '']) {
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (command !== undefined) return { command, name };
  }
  throw new UsageError(plain.length === 0 ? '要做什么？' : `没有命令 ${plain.slice(0, 2).join(' ')}`);
}

function readCall({ command, name }: FoundCommand, line: readonly string[], json: boolean): CommandCall {
  const { values, positionals } = parse(command, line);
  const given = positionals.slice(name.split(' ').length);
  if (given.length !== command.positionals) throw new UsageError(`用法：${command.usage}`);
  const option = (wanted: string): string | undefined => {
    const value = values[wanted];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    json,
    positionals: given,
    option,
    required(wanted) {
      const value = option(wanted);
      if (value === undefined || value === '') throw new UsageError(`缺 --${wanted}。用法：${command.usage}`);
      return value;
    },
    progress: text => void process.stderr.write(`${text}\n`),
  };
}

interface ParsedLine {
  readonly values: Readonly<Record<string, unknown>>;
  readonly positionals: readonly string[];
}

function parse(command: Command, line: readonly string[]): ParsedLine {
  try {
    return parseArgs({
      args: [...line],
      options: { ...command.options, json: { type: 'boolean' } },
      allowPositionals: true,
    });
  } catch (cause) {
    throw new UsageError(`${cause instanceof Error ? cause.message : String(cause)}。用法：${command.usage}`);
  }
}

async function print({ value, text, raw }: CommandResult, json: boolean): Promise<void> {
  if (raw !== undefined) return write(raw);
  if (value === undefined) return;
  await write(json ? `${JSON.stringify(value)}\n` : `${text}\n`);
}

/** Waits until a pipe has taken it, so that nothing is cut off at exit. */
function write(chunk: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(chunk, error => (error ? reject(error) : resolve()));
  });
}

function report(error: unknown, json: boolean): number {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n\n${help()}\n`);
    return 2;
  }
  const { code, message } =
    error instanceof AppError
      ? error
      : { code: 'internal', message: error instanceof Error ? error.message : String(error) };
  const details = error instanceof AppError && error.details !== undefined ? { details: error.details } : {};
  process.stderr.write(
    json ? `${JSON.stringify({ error: { code, message, ...details } })}\n` : `${message}（${code}）\n`,
  );
  if (code === 'internal' && !json && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  return 1;
}

function help(): string {
  return Object.values(commands)
    .map(({ usage, summary }) => `  unit-invoicing ${usage}\n      ${summary}`)
    .join('\n');
}
