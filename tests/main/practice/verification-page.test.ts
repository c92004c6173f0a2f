import { afterAll, beforeAll, expect, it } from 'vitest';
import { type PracticeDesk, startPracticeDesk } from '../../support/practice-desk.ts';
import type { PracticeTerminal } from '../../support/practice-terminal.ts';

let desk: PracticeDesk;
let terminal: PracticeTerminal;
beforeAll(async () => {
  desk = await startPracticeDesk();
  terminal = await desk.newTerminal();
});
afterAll(() => desk.close());

async function page(query: string): Promise<string> {
  const response = await fetch(`${desk.place.url}/verify?${query}`);
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  return response.text();
}

it('tells a payer whether an invoice is accepted, objected to or not known, and that it is practice', async () => {
  const grant = await terminal.lease(10);
  const position = Number(grant.first);
  const good = terminal.issue({ grant, position, body: { checkCode: 'AbC123' }, invoice: withCheckCode });
  await terminal.uploaded(1, [good]);
  desk.platform.setFault('object:E1207', true);
  const bad = terminal.issue({ grant, position: position + 1, invoice: withCheckCode });
  await terminal.uploaded(3, [bad]);
  const query = `code=${good.code}&number=${good.number}&check=`;
  expect(await page(`${query}AbC123`)).toContain('查验一致：平台已监制');
  expect(await page(`${query}AbC123`)).toContain('PRACTICE');
  expect(await page(`${query}abc123`)).toContain('未查到');
  expect(await page(`code=${bad.code}&number=${bad.number}&check=AbC123`)).toContain('有异议，尚未监制');
  expect(await page('code=32010126&number=9999999999&check=AbC123')).toContain('未查到');
  expect(await page('')).toContain('请填写');
});

function withCheckCode<T>(invoice: T): T {
  return { ...invoice, checkCode: 'AbC123' };
}
