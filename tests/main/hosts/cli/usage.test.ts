import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../../support/command-line.ts';

const home = mkdtempSync(join(tmpdir(), 'usage-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const empty = join(home, 'nothing-here');
const run = (...words: readonly string[]) => runCommand(words, { UNIT_INVOICING_HOME: home });
const errorOf = (stderr: string) =>
  (JSON.parse(stderr) as { error: { code: string; message: string } }).error;

describe('wrong words', () => {
  it.each([
    [[]],
    [['frobnicate']],
    [['practice', 'dance']],
    [['show', '32010126']],
    [['show', '32010126', '0000000001', '0000000002']],
    [['issue']],
    [['issue', '--inptu', 'a.csv']],
    [['lease', 'request', '--kind', '0101', '--count', 'many']],
    [['lease', 'request', '--kind', '0101', '--count', '0']],
    [['practice', 'fault', 'unreachable', 'maybe']],
    [['practice', 'start', '--port', '99999']],
    [['user', 'add', 'li', '--roles', 'king']],
    [['constructor']],
    [['__proto__']],
  ])('%j: exit 2, usage on stderr, nothing on stdout', words => {
    const { status, stdout, stderr } = run(...words);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('unit-invoicing practice start');
  });

  it.each([
    [['issue', '--input', 'a.csv']],
    [['init', '--platform', 'http://127.0.0.1:1']],
    [['user', 'add', 'li', '--roles', 'cashier']],
    [['sync']],
    [['demo']],
  ])('%j takes no PIN as an argument, which other processes could read', words => {
    const { status, stderr } = run(...words, '--pin', 'secret');
    expect(status).toBe(2);
    expect(stderr).toContain('--pin');
  });

  it('asks for the PIN in the environment where nobody sits at a keyboard', () => {
    const { status, stderr } = run('lease', 'request', '--kind', '0101', '--count', '1', '--data', empty);
    expect(status).toBe(2);
    expect(stderr).toContain('UNIT_INVOICING_USER');
  });
});

describe('a folder that is no terminal', () => {
  it.each([
    [['status']],
    [['lease', 'list']],
    [['user', 'list']],
    [['verify']],
    [['export', '--out', join(home, 'never.zip')]],
    [['show', '32010126', '0000000001']],
    [['sync']],
  ])('%j: not_enrolled', words => {
    const { status, stdout, stderr } = run(...words, '--data', empty, '--json');
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(errorOf(stderr).code).toBe('not_enrolled');
    expect(readdirSync(home)).not.toContain('never.zip');
  });

  it('says so to people in words, with the code', () => {
    const { status, stderr } = run('status', '--data', empty);
    expect(status).toBe(1);
    expect(stderr).toMatch(/没有改动.*（not_enrolled）\n$/);
  });

  it('is damaged where the database is something else', () => {
    const folder = mkdtempSync(join(home, 'damaged-'));
    writeFileSync(join(folder, 'terminal.db'), 'this is no database, however long one reads in it');
    for (const words of [['status'], ['sync']]) {
      const { status, stderr } = run(...words, '--data', folder, '--json');
      expect(status).toBe(1);
      expect(errorOf(stderr).code).toBe('database_damaged');
    }
  });
});

describe('practice code and fault', () => {
  it('say that no practice platform runs there', () => {
    for (const words of [
      ['practice', 'code'],
      ['practice', 'fault', 'refuse', 'on'],
    ]) {
      const { status, stderr } = run(...words, '--data', empty, '--json');
      expect(status).toBe(1);
      expect(errorOf(stderr).code).toBe('platform_unreachable');
    }
  });
});

describe('verify --bundle', () => {
  it('refuses what is no bundle, and what is not there', () => {
    const file = join(home, 'bundle.zip');
    writeFileSync(file, 'PK not really');
    for (const path of [file, join(home, 'absent.zip')]) {
      const { status, stdout, stderr } = run('verify', '--bundle', path, '--json');
      expect(status).toBe(1);
      expect(stdout).toBe('');
      expect(errorOf(stderr).code).toBe('file_unreadable');
    }
  });
});
