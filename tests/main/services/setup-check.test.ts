import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBlankDesk, type TestDesk } from '../../support/desk.ts';

let desk: TestDesk;
let url: string;
let root: string;

beforeAll(async () => {
  desk = await startBlankDesk();
  ({ url, root } = await desk.platform.start());
});
afterAll(() => desk.close());

async function check(question: { url: string; trust: string }): Promise<Record<string, string>> {
  const found = await desk.call('setup.check', question);
  return Object.fromEntries(found.map(({ name, state }) => [name, state]));
}

const rest = { service: 'waiting', clock: 'waiting', protocol: 'waiting' };

it('passes six looks at a platform that is right, without enrolling', async () => {
  expect(await check({ url, trust: root })).toEqual({
    reachable: 'passed',
    transport: 'passed',
    root: 'passed',
    service: 'passed',
    clock: 'passed',
    protocol: 'passed',
  });
  expect(desk.rows('SELECT * FROM terminal')).toEqual([]);
});

it('says where nobody answers', async () => {
  expect(await check({ url: 'http://127.0.0.1:1', trust: root })).toEqual({
    ...{ reachable: 'failed', transport: 'waiting', root: 'waiting' },
    ...rest,
  });
});

it('says that the root is another one', async () => {
  expect(await check({ url, trust: `sha256:${'0'.repeat(64)}` })).toEqual({
    ...{ reachable: 'passed', transport: 'waiting', root: 'failed' },
    ...rest,
  });
});

it('says by how much the clock is off', async () => {
  desk.clock.wall += 47 * 60_000;
  const found = await desk.call('setup.check', { url, trust: root });
  desk.clock.wall -= 47 * 60_000;
  expect(found.find(({ name }) => name === 'clock')).toMatchObject({ state: 'failed' });
  expect(found.find(({ name }) => name === 'clock')?.text).toContain('快 2820 秒');
});

it('says that something else listens there', async () => {
  const other = createServer((_, answer) => answer.end('hello')).listen(0, '127.0.0.1');
  await new Promise(resolve => other.once('listening', resolve));
  const { port } = other.address() as AddressInfo;
  const found = await check({ url: `http://127.0.0.1:${port}`, trust: root });
  other.close();
  expect(found).toMatchObject({ reachable: 'passed', root: 'failed' });
});
