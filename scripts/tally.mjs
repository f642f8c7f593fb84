// The closing line of .ci/run: `N passed, N failed`, over the checks and all tests.
//
//   node scripts/tally.mjs <exit code of the checks> <exit code of the tests> <Vitest's JSON report>
import { existsSync, readFileSync } from 'node:fs';

const [checks, tests, report] = process.argv.slice(2);

/** @typedef {{ status: string, assertionResults: unknown[] }} TestFile */
/** @type {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, testResults: TestFile[] }} */
const nothing = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, testResults: [] };
const result = report && existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : nothing;

// A file that could not even be loaded has failed without a test in it having failed.
const broken = result.testResults.filter(
  (/** @type {TestFile} */ file) => file.status === 'failed' && file.assertionResults.length === 0,
).length;

const passed = result.numPassedTests + (checks === '0' ? 1 : 0);
let failed = result.numFailedTests + broken + (checks === '0' ? 0 : 1);
// Errors outside tests, or a run in which nothing was tested: it has failed although no test says so.
const ranNone = result.numPassedTests + result.numFailedTests === 0;
if (failed === (checks === '0' ? 0 : 1) && (tests !== '0' || ranNone)) failed += 1;

const skipped = result.numPendingTests > 0 ? `, ${result.numPendingTests} skipped` : '';
console.log(`${passed} passed, ${failed} failed${skipped}`);
process.exitCode = failed === 0 ? 0 : 1;
