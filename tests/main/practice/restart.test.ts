import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findRunningPractice } from '../../../src/main/practice/find-running-practice.ts';
import { createPracticePlatform } from '../../../src/main/practice/practice-platform.ts';
import { type PracticeDesk, startPracticeDesk } from '../../support/practice-desk.ts';

let desk: PracticeDesk;
beforeEach(async () => {
  desk = await startPracticeDesk();
});
afterEach(() => desk.close());

describe('the practice platform', () => {
  it('keeps address, root, code, terminals, leases, heads, results and faults over a restart', async () => {
    const terminal = await desk.newTerminal();
    const grant = await terminal.lease(10);
    const invoice = terminal.issue({ grant, position: Number(grant.first) });
    const before = await terminal.uploaded(1, [invoice]);
    desk.platform.setFault('object:E1', true);
    await terminal.send('time', {}, { nonce: 'd'.repeat(32) });
    await desk.platform.stop();
    expect(await desk.platform.start()).toEqual(desk.place);
    // The sockets of before are closed; the client has to notice first.
    await setTimeout(50);
    expect(await terminal.send('time', {}, { nonce: 'd'.repeat(32) })).toMatchObject({ error: 'replayed' });
    expect(desk.platform.setFault('object:E1', false)).toEqual([]);
    const after = await terminal.uploaded(1, [invoice]);
    expect(after.results).toMatchObject([{ result: 'duplicate', first: before.results[0] }]);
    expect(await terminal.call('catalogue', { newerThan: 1 })).toEqual({ catalogue: null });
    expect(Number((await terminal.lease(1)).first)).toBe(Number(grant.last) + 1);
  });

  it('is found by its folder while it runs, and only then', async () => {
    expect(await findRunningPractice(desk.folder)).toEqual({ url: desk.place.url });
    desk.platform.setFault('unreachable', true);
    expect(await findRunningPractice(desk.folder)).toEqual({ url: desk.place.url });
    await desk.platform.stop();
    expect(await findRunningPractice(desk.folder)).toBeUndefined();
    expect(await findRunningPractice(join(desk.folder, 'nowhere'))).toBeUndefined();
  });

  it('is alone on its folder', async () => {
    const second = createPracticePlatform({ dataDir: desk.folder, clock: { now: () => desk.clock.at } });
    await expect(second.start()).rejects.toMatchObject({ code: 'instance_running' });
    await second.stop();
  });

  it('takes the port it is told, or says that it is taken', async () => {
    const port = Number(new URL(desk.place.url).port);
    const folder = join(desk.folder, 'second');
    const second = createPracticePlatform({ dataDir: folder, clock: { now: () => desk.clock.at } });
    await expect(second.start({ port })).rejects.toMatchObject({ code: 'input_invalid' });
    await desk.platform.stop();
    expect((await second.start({ port })).url).toBe(desk.place.url);
    expect((await desk.platform.start()).url).not.toBe(desk.place.url);
    await second.stop();
  });

  it('publishes a new catalogue when the address in it changed', async () => {
    const terminal = await desk.newTerminal();
    expect(await terminal.call('catalogue', { newerThan: 1 })).toEqual({ catalogue: null });
    await desk.platform.stop();
    desk.place = await desk.platform.start({ port: 0 });
    const moved = await desk.newTerminal();
    expect((await moved.call('catalogue', { newerThan: 1 })).catalogue).not.toBeNull();
  });

  it('lets nobody but its owner read keys and data', () => {
    const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
    const keys = join(desk.folder, 'keys');
    expect([mode(desk.folder), mode(keys), mode(join(desk.folder, 'platform.db'))]).toEqual([
      '700',
      '700',
      '600',
    ]);
    const names = readdirSync(keys);
    expect(names).toHaveLength(8);
    for (const name of names) expect(mode(join(keys, name))).toBe('600');
  });
});
