import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHttpOrderSource } from '../../../src/main/platform/orders.ts';
import { type PracticeDesk, startPracticeDesk } from '../../support/practice-desk.ts';

describe('orders of the practice platform', () => {
  let desk: PracticeDesk;
  beforeAll(async () => {
    desk = await startPracticeDesk();
  });
  afterAll(() => desk.close());
  const source = () =>
    createHttpOrderSource({ url: `${desk.place.url}/practice/orders/`, timeoutSeconds: 5 });

  it('are found as drafts, several by their beginning, or not at all', async () => {
    expect(await source().find(' H-1001 ')).toMatchObject({
      state: 'found',
      draft: { businessNumber: 'H-1001', kind: '0601', ext: { OwnPayAmount: '50.00' } },
    });
    expect(await source().find('J-4')).toEqual({
      state: 'several',
      references: ['J-4001', 'J-4002', 'J-4003', 'J-4004', 'J-4005'],
    });
    expect(await source().find('没有 %/?#')).toEqual({ state: 'none' });
  });
});

describe('a business system of somebody else', () => {
  let server: Server;
  let url: string;
  let answer: { readonly status: number; readonly body: string } | undefined;
  const asked: (string | undefined)[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url);
      if (answer === undefined) return;
      response.writeHead(answer.status, answer.status === 302 ? { location: '/elsewhere' } : {});
      response.end(answer.body);
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/orders`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const find = (reference = 'A/1', timeoutSeconds = 5) =>
    createHttpOrderSource({ url, timeoutSeconds }).find(reference);
  const draft = {
    businessNumber: 'A/1',
    kind: '0101',
    payer: { type: '1', name: '王' },
    items: [{ itemCode: '1', amount: '1.00' }],
  };

  it('is asked with the reference as one segment', async () => {
    answer = { status: 200, body: JSON.stringify({ draft }) };
    expect(await find()).toEqual({ state: 'found', draft });
    expect(asked.at(-1)).toBe('/orders/A%2F1');
  });

  it('is not asked for nothing, nor by a name that climbs up the path', async () => {
    const before = asked.length;
    for (const reference of ['', '  ', '.', '..', '\ud800'])
      expect(await find(reference)).toEqual({ state: 'none' });
    expect(asked).toHaveLength(before);
  });

  it.each([
    [200, '<html>'],
    [200, '{}'],
    [200, JSON.stringify({ draft: { ...draft, items: [{ itemCode: '1', amount: 1 }] } })],
    [200, JSON.stringify({ draft: { ...draft, items: [{ itemCode: '1', amuont: '1.00' }] } })],
    [200, JSON.stringify({ draft: { ...draft, discount: '0.50' } })],
    [300, JSON.stringify({ several: ['A/1'] })],
    [404, 'Not Found'],
    [401, '{}'],
  ])('that answers HTTP %s %s is not understood', async (status, body) => {
    answer = { status, body };
    await expect(find()).rejects.toMatchObject({ code: 'orders_invalid', details: { status } });
  });

  it('that fails, redirects, is silent or is not there cannot be reached', async () => {
    answer = { status: 500, body: '' };
    await expect(find()).rejects.toMatchObject({ code: 'orders_unreachable' });
    answer = { status: 302, body: '' };
    await expect(find()).rejects.toMatchObject({ code: 'orders_unreachable' });
    expect(asked).not.toContain('/elsewhere');
    answer = undefined;
    await expect(find('A/1', 0.2)).rejects.toMatchObject({ code: 'orders_unreachable' });
    const nobody = createHttpOrderSource({ url: 'http://127.0.0.1:1/orders', timeoutSeconds: 5 });
    await expect(nobody.find('A')).rejects.toMatchObject({ code: 'orders_unreachable' });
  });
});

it.each([
  'http://his.example/orders',
  'ftp://127.0.0.1/',
  'his',
  'https://user:secret@his.example/',
  'https://his.example/orders?q=',
])('refuses the address %s', url => {
  expect(() => createHttpOrderSource({ url, timeoutSeconds: 5 })).toThrow(
    expect.objectContaining({ code: 'input_invalid' }),
  );
});

it.each(['https://his.example/orders', 'http://localhost:8080', 'http://[::1]:8080/a/'])(
  'takes the address %s',
  url => {
    expect(() => createHttpOrderSource({ url, timeoutSeconds: 5 })).not.toThrow();
  },
);
