import { mkdirSync, writeFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { openPdf, scanQr } from '../../main/documents/read-pdf.ts';
import { fill, press, setUp } from '../../support/at-the-desk.ts';
import { type StandInDesk, startOnStandIn } from '../../support/stand-in-desk.ts';
import { askAs } from '../../support/window-calls.ts';

let desk: StandInDesk;
let page: Page;

test.beforeAll(async () => {
  desk = await startOnStandIn({ args: ['--printer=HP_M1136'] });
  page = await desk.page();
  await setUp(page);
});

test.afterAll(() => desk.close());

test('F10 prints at the named printer, in the size of the face, and asks nothing', async () => {
  await fill(page, '王芳', 'pthzgbf', '1');
  await press(page, 'F2');
  await expect(page.locator('.last-card')).toContainText('王芳');
  await press(page, 'F10');
  await expect.poll(() => desk.printed.length, { timeout: 30_000 }).toBe(1);
  const [job] = desk.printed;
  expect(job).toMatchObject({ deviceName: 'HP_M1136', silent: true, copies: 1 });
  mkdirSync('test-results/screens', { recursive: true });
  writeFileSync('test-results/screens/printed-face.pdf', job!.pdf);
  const pdf = await openPdf(job!.pdf);
  expect(pdf.numPages).toBe(1);
  const { invoices } = await askAs(page, 'invoices.list', { limit: 1 });
  expect(await scanQr(pdf)).toContain(invoices[0]?.number);
  await expect(page.locator('.last-card')).toContainText('打印：已送打印');
  await expect.poll(async () => (await desk.windows()).length).toBe(1);
});
