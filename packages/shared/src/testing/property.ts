import fc from 'fast-check';

/** The part of tap's test that is used. */
interface Test {
  comment(line: string): void;
  notOk(value: unknown, message: string): unknown;
}

/**
 * Checks a property over random values and asserts that it holds. The seed is printed; the same
 * values come again with `SEED=<seed>` in the environment.
 */
export function holds<Values>(t: Test, property: fc.IProperty<Values>, numRuns = 200): void {
  const { process } = globalThis as { process?: { env: Record<string, string | undefined> } };
  const given = process?.env['SEED'];
  const seed = given ? Number(given) : Math.floor(Math.random() * 2 ** 31);
  t.comment(`seed ${seed}`);
  const result = fc.check(property, { seed, numRuns });
  const reason = result.errorInstance instanceof Error ? result.errorInstance.stack : '';
  const report = `${fc.defaultReportMessage(result) ?? ''} ${reason ?? ''}`;
  t.notOk(result.failed, result.failed ? report : `holds for ${numRuns} values`);
}
