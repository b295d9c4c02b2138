import { writeFileSync } from 'node:fs';
import { defaultReporter } from '@web/test-runner';

/**
 * The runner's own report, without its progress bar, and the counts for scripts/test.mjs in the
 * file named by TEST_COUNTS.
 */
export function countingReporter() {
  return {
    ...defaultReporter({ reportTestResults: true, reportTestProgress: false }),
    onTestRunFinished({ sessions }) {
      const counts = { passed: 0, failed: 0, skipped: 0 };
      for (const session of sessions) {
        const results = [...tests(session.testResults)];
        for (const test of results) {
          if (test.skipped) console.log(`SKIPPED: ${test.name}`);
          counts[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
        }
        // A file that did not load, or an error outside any test, is a failure of its own.
        if (!session.passed && results.every((test) => test.passed)) counts.failed += 1;
      }
      const { passed, failed, skipped } = counts;
      console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
      if (process.env.TEST_COUNTS) writeFileSync(process.env.TEST_COUNTS, JSON.stringify(counts));
    },
  };
}

function* tests(suite) {
  if (!suite) return;
  yield* suite.tests;
  for (const inner of suite.suites) yield* tests(inner);
}
