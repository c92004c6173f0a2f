import { readFileSync } from 'node:fs';

/** What vitest and playwright wrote down; nothing where they did not get that far. */
function read(file) {
  try {
    return JSON.parse(readFileSync(new URL(`../test-results/${file}`, import.meta.url), 'utf8'));
  } catch {
    return undefined;
  }
}

function countUnit(report) {
  if (report === undefined) return { passed: 0, failed: 1 };
  const unread = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every(test => test.status !== 'failed'),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + unread.length };
}

function countJourneys(report) {
  if (report === undefined) return { passed: 0, failed: 1 };
  const { expected, flaky, unexpected } = report.stats;
  return { passed: expected, failed: flaky + unexpected + report.errors.length };
}

const counts = [countUnit(read('vitest.json')), countJourneys(read('playwright.json'))];
const sum = name => counts.reduce((total, count) => total + count[name], 0);
const unjudged = Number(process.env.UNJUDGED);
const commandFailed = Number(process.env.STATUS) !== 0;
const failed = Math.max(sum('failed') + unjudged, commandFailed ? 1 : 0);
process.stdout.write(`${sum('passed')} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
