import { Parser } from 'tap-parser';

// How a test file was started says nothing about why it failed.
const ofTheRunner = ['args', 'command', 'cwd', 'externalID', 'handles', 'jobId', 'stdio'];

/**
 * Reads what tap prints, prints a line for each test file and all about each failed assertion, and
 * counts the tests: the subtests without subtests of their own. A file or a group that failed
 * although its tests passed (a crash, a timeout, a wrong plan) is one failed test more.
 *
 * @param {(text: string) => void} print
 */
export function tapCounter(print) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const parser = new Parser();

  follow(parser, (result, before) => {
    const passed = counts.passed - before.passed;
    const failed = counts.failed - before.failed;
    const time = `${((result.time ?? 0) / 1000).toFixed(1)} s`;
    const tests = passed + failed === 1 ? '1 test' : `${passed + failed} tests`;
    print(`  ${result.ok ? 'ok' : 'FAILED'} ${result.name} (${tests}, ${time})\n`);
  });

  function follow(level, onClosed) {
    let child;
    level.on('child', (childParser) => {
      child = { before: { ...counts }, isLeaf: true };
      const mine = child;
      childParser.on('child', () => (mine.isLeaf = false));
      follow(childParser, () => {});
    });
    level.on('assert', (result) => {
      if (result.skip || result.todo) {
        counts.skipped += 1;
        print(`  SKIPPED: ${result.fullname} (${reasonOf(result)})\n`);
      } else if (!child || !result.closingTestPoint) {
        report(result);
        if (level === parser && !result.ok) counts.failed += 1;
      } else {
        if (result.ok && child.isLeaf) counts.passed += 1;
        if (!result.ok && counts.failed === child.before.failed) {
          counts.failed += 1;
          if (!child.isLeaf) report(result);
        }
        onClosed(result, child.before);
      }
      if (result.closingTestPoint) child = undefined;
    });
  }

  function report({ ok, fullname, diag }) {
    if (ok) return;
    print(`\n  not ok: ${fullname}\n`);
    for (const [key, value] of Object.entries(diag ?? {})) {
      if (!ofTheRunner.includes(key)) print(detail(key, value));
    }
    print('\n');
  }

  return {
    /** Takes a piece of tap's output. What is not TAP is left out. */
    write: (text) => void parser.write(text),
    /** @returns {{ passed: number, failed: number, skipped: number }} */
    end: () => {
      parser.end();
      return counts;
    },
  };
}

function reasonOf({ skip, todo }) {
  return [skip, todo].find((text) => typeof text === 'string') ?? (skip ? 'skipped' : 'to do');
}

function detail(key, value) {
  const lines = asText(key, value).trimEnd().split('\n');
  return lines.length === 1
    ? `    ${key}: ${lines[0]}\n`
    : `    ${key}:\n${lines.map((line) => `      ${line}\n`).join('')}`;
}

function asText(key, value) {
  if (typeof value === 'string') return value;
  if (key === 'at' && value) return `${value.fileName}:${value.lineNumber}:${value.columnNumber}`;
  return JSON.stringify(value, null, 2);
}
