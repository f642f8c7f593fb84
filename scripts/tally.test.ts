import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'gejie-tally-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The closing line and the exit code for what the checks and the tests returned and reported. */
function tally(checks: number, tests: number, report: object | null) {
  const file = join(folder, report ? 'report.json' : 'missing.json');
  if (report) writeFileSync(file, JSON.stringify(report));
  const script = join(import.meta.dirname, 'tally.mjs');
  const { stdout, status } = spawnSync(process.execPath, [script, String(checks), String(tests), file], {
    encoding: 'utf8',
  });
  return { line: stdout.trim(), status };
}

const report = (passed: number, failed: number, skipped = 0, testResults: object[] = []) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: skipped,
  testResults,
});

describe('The closing line of CI', () => {
  it('counts the checks as one more test', () => {
    expect(tally(0, 0, report(41, 0))).toEqual({ line: '42 passed, 0 failed', status: 0 });
    expect(tally(1, 0, report(41, 0))).toEqual({ line: '41 passed, 1 failed', status: 1 });
  });

  it('counts failures and names what was skipped', () => {
    expect(tally(0, 1, report(40, 2, 3))).toEqual({ line: '41 passed, 2 failed, 3 skipped', status: 1 });
  });

  it('counts a file that cannot be loaded', () => {
    const broken = { status: 'failed', assertionResults: [] };
    expect(tally(0, 1, report(40, 0, 0, [broken]))).toEqual({ line: '41 passed, 1 failed', status: 1 });
  });

  it('does not pass when the tests did not run, ran none, or ended with an error outside of them', () => {
    expect(tally(0, 1, null)).toEqual({ line: '1 passed, 1 failed', status: 1 });
    expect(tally(0, 0, report(0, 0))).toEqual({ line: '1 passed, 1 failed', status: 1 });
    expect(tally(0, 1, report(40, 0))).toEqual({ line: '41 passed, 1 failed', status: 1 });
    expect(tally(1, 1, report(40, 0))).toEqual({ line: '40 passed, 2 failed', status: 1 });
  });
});
