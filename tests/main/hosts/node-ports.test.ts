import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import os, { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFileLogger, createNodeClock } from '../../../src/main/hosts/node-ports.ts';

describe('the clock of Node hosts', () => {
  it('tells wall time, the uptime of the machine and a boot id that stays', () => {
    const clock = createNodeClock();
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1000);
    expect(Math.abs(clock.uptime() - os.uptime())).toBeLessThan(5);
    expect(clock.bootId()).toBe(createNodeClock().bootId());
    expect(clock.bootId()).not.toBe('');
  });
});

describe('the log', () => {
  it('is in the data folder, for its owner only, and complete at every line', () => {
    const folder = mkdtempSync(join(tmpdir(), 'log-'));
    createFileLogger(folder).warn({ code: 'platform_unreachable' }, 'upload did not finish');
    const file = join(folder, 'logs', 'desk.log');
    const [line = ''] = readFileSync(file, 'utf8').split('\n');
    expect(JSON.parse(line)).toMatchObject({ code: 'platform_unreachable', msg: 'upload did not finish' });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    rmSync(folder, { recursive: true });
  });
});
