import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { fill, payer, press, setUp, unlock } from '../../support/at-the-desk.ts';
import { shot } from '../../support/screens.ts';
import { type StandInDesk, startOnStandIn } from '../../support/stand-in-desk.ts';
import { askAs } from '../../support/window-calls.ts';

test.describe.configure({ mode: 'serial' });

let desk: StandInDesk;
let page: Page;

test.beforeAll(async () => {
  desk = await startOnStandIn();
  page = await desk.page();
  await setUp(page);
});

test.afterAll(() => desk.close());

const terminalKey = () => readFileSync(join(desk.home, 'training/terminal/keys/terminal-key.json'), 'utf8');

test('the terminal key lies in the system’s secret store', async () => {
  expect((await askAs(page, 'status.get', {})).terminalKey).toBe('secret-store');
  expect(terminalKey()).not.toContain('pkcs8');
});

test('a file is saved where the person says, in the system’s own dialog', async () => {
  await fill(page, '钱二', 'pthzgbf', '1');
  await press(page, 'F2');
  await expect(page.locator('.last-card')).toContainText('钱二');
  await press(page, 'F9', 'ArrowDown', 'Enter');
  await page.getByRole('button', { name: '下载 XML' }).press('Enter');
  await expect
    .poll(() => desk.dialogs.at(-1))
    .toMatchObject({
      kind: 'save',
      options: { title: '保存文件', defaultPath: expect.stringMatching(/^\d{8}-\d{10}\.xml$/) },
    });
});

test('a page whose process is gone comes back to the same session and place', async () => {
  await press(page, 'Alt+5');
  await expect(page.getByRole('heading', { level: 1, name: '同步' })).toBeVisible();
  await desk.crashRenderer();
  await expect(async () => {
    page = await desk.page();
    await expect(page.getByRole('heading', { level: 1, name: '同步' })).toBeVisible({ timeout: 2000 });
  }).toPass();
  expect((await askAs(page, 'status.get', {})).phase).toBe('ready');
  await press(page, 'Alt+2');
  await fill(page, '王芳', 'pthzgbf', '1');
  await press(page, 'F2');
  await expect(page.locator('.last-card')).toContainText('王芳');
});

test('started again it hands over what it was asked for, and ends', async () => {
  await desk.changeWindow({ minimized: true });
  const { code } = await desk.secondInstance(['--go=#/issue/C-2002']);
  expect(code).toBe(0);
  expect(await desk.windows()).toMatchObject([{ minimized: false, focused: expect.any(Number) }]);
  await expect(payer(page)).toHaveValue('陆阿根');
  await shot(page, 'electron-order-handed-over');
  await press(page, 'Escape', 'Escape');
  await desk.secondInstance(['--go=javascript:alert(1)', '--go=https://example.org/']);
  await expect(page.getByRole('heading', { level: 1, name: '开票' })).toBeVisible();
  expect(await desk.windows()).toHaveLength(1);
});

test('after sleep the platform is asked at once', async () => {
  const before = (await askAs(page, 'status.get', {})).lastHead;
  await fill(page, '李雷', 'pthzgbf', '1');
  await press(page, 'F2');
  await expect.poll(async () => (await askAs(page, 'status.get', {})).pending.count).toBe(0);
  const uploaded = (await askAs(page, 'sync.overview', {})).lastHead;
  expect(uploaded).not.toEqual(before);
  await desk.emitPower('suspend');
  await new Promise(resolve => setTimeout(resolve, 1100));
  await desk.emitPower('resume');
  await expect
    .poll(async () => (await askAs(page, 'sync.overview', {})).lastHead?.time)
    .not.toBe(uploaded?.time);
});

test('the menu has no key that a screen has', async () => {
  const entries = (await desk.menu()).flatMap(({ submenu = [] }) => submenu);
  expect(entries.map(({ label, role }) => label ?? role)).toContain('复制');
  const keys = entries.flatMap(({ accelerator }) => accelerator ?? []);
  expect(keys.filter(key => /\bF\d+|\bAlt\+\d/.test(String(key)))).toEqual([]);
});

test('a second program on the same folder is told who has it', async () => {
  const { status, stderr } = spawnSync('node', ['build/start.ts', '--host=browser', '--no-open'], {
    env: { ...process.env, UNIT_INVOICING_HOME: desk.home },
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stderr).toContain(String(desk.process.pid));
  expect(stderr.trim().split('\n')).toHaveLength(1);
});

test('closing the window ends the program after what it was doing; the next one stands where it stood', async () => {
  await press(page, 'Alt+2');
  await fill(page, '韩梅梅', 'pthzgbf', '1');
  await press(page, 'F2');
  const bounds = { x: 40, y: 30, width: 1200, height: 760 };
  await desk.changeWindow({ bounds });
  await desk.closeWindow();
  expect(await desk.ended).toBe(0);
  const kept = readFileSync(join(desk.home, 'window/window.json'), 'utf8');
  expect(JSON.parse(kept)).toEqual({ bounds, maximized: false });
  const again = await startOnStandIn({ home: desk.home });
  page = await again.page();
  await unlock(page);
  expect(await page.evaluate(() => outerWidth)).toBe(1200);
  await press(page, 'F9');
  await expect(page.getByRole('table', { name: '票据列表' })).toContainText('韩梅梅');
  await again.kill();
});

test('without a store worth the name the key of before cannot be opened, and nothing is changed', async () => {
  const before = terminalKey();
  const desktop = startOnStandIn({ home: desk.home, secretStore: 'basic_text' });
  const shown = await desktop.then(
    async running => {
      const code = await running.ended;
      return { code, dialogs: running.dialogs };
    },
    (error: unknown) => ({ code: 1, dialogs: [String(error)] }),
  );
  expect(shown).toMatchObject({
    code: 1,
    dialogs: [{ kind: 'error-box', content: expect.stringContaining('系统密钥库') }],
  });
  expect(terminalKey()).toBe(before);
});

test('a fault that nobody expected ends the program and says what is safe; the next start finds everything', async () => {
  const bug = "process.once('SIGUSR2', () => { throw new Error('a bug of the test'); });";
  const env = { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(bug)}` };
  const faulty = await startOnStandIn({ home: desk.home, env });
  page = await faulty.page();
  await unlock(page);
  await fill(page, '孙三', 'pthzgbf', '1');
  await press(page, 'F2');
  await expect(page.locator('.last-card')).toContainText('孙三');
  faulty.process.kill('SIGUSR2');
  expect(await faulty.ended).toBe(1);
  expect(faulty.dialogs).toMatchObject([
    { kind: 'error-box', content: expect.stringContaining('已开具的票据都在本机') },
  ]);
  const log = readFileSync(join(desk.home, 'training/terminal/logs/desk.log'), 'utf8');
  expect(log).toContain('a bug of the test');

  const again = await startOnStandIn({ home: desk.home });
  page = await again.page();
  await unlock(page);
  await press(page, 'F9');
  await expect(page.getByRole('table', { name: '票据列表' })).toContainText('孙三');
  // The system shuts down: it is asked to wait until this has ended.
  expect(await again.emitPower('shutdown')).toBe(true);
  expect(await again.ended).toBe(0);
});

test('a page that goes again and again is given up, in words', async () => {
  const doomed = await startOnStandIn({ home: desk.home });
  const crashes = async () => (await doomed.windows())[0]?.crashes;
  await doomed.page();
  for (let times = 1; times <= 3; times += 1) {
    await doomed.crashRenderer();
    await expect.poll(crashes).toBe(times);
    await expect.poll(async () => (await doomed.windows())[0]?.crashed).toBe(false);
  }
  await doomed.crashRenderer().catch(() => undefined);
  expect(await doomed.ended).toBe(0);
  expect(doomed.dialogs).toMatchObject([{ kind: 'error-box', title: '窗口一再关闭' }]);
});
