import { defineConfig } from '@playwright/test';
import { findElectron } from './build/electron-binary.ts';
import { findTestBrowser } from './tests/support/browser.ts';

const { executablePath, args, env } = await findTestBrowser();

export default defineConfig<object, { host: 'browser' | 'stand-in' | 'electron' }>({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  timeout: 120_000,
  expect: { timeout: 20_000 },
  workers: 1,
  globalSetup: './tests/support/say-hosts.ts',
  forbidOnly: true,
  // What is written once against a window runs in every host; the rest is about the page or one host.
  projects: [
    { name: 'browser host', testIgnore: 'electron/**', use: { host: 'browser' } },
    { name: 'Electron stand-in', testMatch: ['journeys/**', 'electron/**'], use: { host: 'stand-in' } },
    ...(findElectron() === undefined
      ? []
      : [{ name: 'Electron', testMatch: 'journeys/**', use: { host: 'electron' as const } }]),
  ],
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  use: {
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    launchOptions: { executablePath, args, env: { ...process.env, ...env } as Record<string, string> },
    screenshot: 'only-on-failure',
    trace: 'off',
  },
});
