import { expect, type Page, test } from '@playwright/test';
import { complaintsOf, fill, press, setUp } from '../support/at-the-desk.ts';
import { axeFindings } from '../support/axe-findings.ts';
import { type DeskProcess, startDesk } from '../support/desk-process.ts';
import { here, shot } from '../support/screens.ts';

// Every screen while it has nothing to show, waits, fails, and has no line: looked at by axe, kept as a picture.
test.describe.configure({ timeout: 240_000 });

interface Place {
  readonly name: string;
  readonly hash: string;
  readonly heading: string | RegExp;
  /** Without these answers it has nothing to show. */
  readonly reads: readonly string[];
}

const places: readonly Place[] = [
  { name: 'home', hash: '#/home', heading: '工作台', reads: ['home.get', 'leases.outlook'] },
  { name: 'issue', hash: '#/issue', heading: '开票', reads: ['catalogue.get'] },
  { name: 'invoices', hash: '#/invoices', heading: '票据', reads: ['invoices.list'] },
  { name: 'batches', hash: '#/batches', heading: '批量开票', reads: ['batches.list'] },
  { name: 'sync', hash: '#/sync', heading: '同步', reads: ['sync.overview'] },
  {
    name: 'leases',
    hash: '#/leases',
    heading: '号段',
    reads: ['leases.list', 'leases.requests', 'leases.outlook'],
  },
  { name: 'display', hash: '#/settings/display', heading: /显示与声音/, reads: ['settings.get'] },
  { name: 'people', hash: '#/settings/people', heading: /用户与角色/, reads: ['users.list'] },
  { name: 'orders', hash: '#/settings/orders', heading: /业务系统接口/, reads: ['settings.get'] },
];

let desk: DeskProcess;
let page: Page;
let complaints: readonly string[];

test.beforeAll(async ({ browser }) => {
  desk = await startDesk();
  page = await (await browser.newContext()).newPage();
  complaints = complaintsOf(page);
  await page.goto(desk.url);
  await setUp(page);
});

test.afterAll(() => desk.stop());

async function open({ hash, heading }: Place): Promise<void> {
  await page.evaluate(to => {
    location.hash = to;
  }, hash);
  await expect(here(page).getByRole('heading', { level: 1, name: heading })).toBeVisible();
}

test('nothing there yet: every screen says what to do first', async () => {
  for (const place of places) {
    await open(place);
    await expect(page.locator('.loading')).toHaveCount(0);
    await shot(page, `state-${place.name}-empty`);
  }
  // Also what a window had read before the terminal was enrolled.
  await expect(page.getByLabel('取单地址')).toHaveValue(/\/practice\/orders$/);
});

for (const place of places)
  test(`${place.name} says that it reads, then what failed and how to go on, and reads again`, async () => {
    await open(place);
    const { promise: answers, resolve: answer } = Promise.withResolvers<void>();
    for (const read of place.reads)
      await page.route(`**/rpc/${read}`, async route => {
        await answers;
        await route.fulfill({ json: { ok: false, error: { code: 'internal', message: 'x' } } });
      });
    await page.reload();
    await expect(page.getByRole('navigation')).toBeVisible();
    await expect(here(page).getByText('正在读取…').first()).toBeVisible();
    await shot(page, `state-${place.name}-loading`);
    expect(await axeFindings(page)).toEqual([]);

    answer();
    await expect(page.getByRole('alert').first()).toContainText('已开具的票据都在本机');
    await shot(page, `state-${place.name}-error`);
    expect(await axeFindings(page)).toEqual([]);

    for (const read of place.reads) await page.unroute(`**/rpc/${read}`);
    await expect(async () => {
      await page.getByRole('button', { name: '再读一次' }).first().press('Enter', { timeout: 1000 });
      await expect(page.getByRole('alert')).toHaveCount(0, { timeout: 500 });
    }).toPass();
    await expect(here(page).getByRole('heading', { level: 1, name: place.heading })).toBeVisible();
  });

test('without a line every screen still works and says where it stands', async () => {
  await desk.setFault('unreachable', true);
  await open(places[1]!);
  await fill(page, '离线的', 'pthzgbf', '1');
  await press(page, 'F2');
  await expect(page.getByRole('button', { name: '开具（离线）' })).toBeVisible({ timeout: 60_000 });
  for (const place of places) {
    await open(place);
    await expect(page.getByRole('alert')).toHaveCount(0);
    await shot(page, `state-${place.name}-offline`);
    expect(await axeFindings(page), place.name).toEqual([]);
  }
  expect(complaints).toEqual([]);
});
