/**
 * The end of .ci/run: adds up the two runs of the tests and prints `N passed, N failed` as the last line. What a test
 * runner forgives is counted as a failure: a report that was never written, a file that did not load, an error outside
 * any test, and, in the second run, where all that tests need is there, any test that was skipped.
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';

const Report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});
type Test = z.infer<typeof Report>['testResults'][number]['assertionResults'][number];

interface Totals {
  passed: number;
  /** One sentence for each failure. */
  failures: string[];
}

const [embedded, full] = process.argv.slice(2);
if (embedded === undefined || full === undefined) throw new Error('Two reports are needed: embedded.json full.json');

const first = totals(embedded);
const second = totals(full, { everything: true });
const failures = [...first.failures, ...second.failures];
for (const failure of failures) process.stdout.write(`- ${failure}\n`);
process.stdout.write(`${first.passed + second.passed} passed, ${failures.length} failed\n`);
if (failures.length > 0 || first.passed === 0 || second.passed === 0) process.exitCode = 1;

function totals(path: string, { everything = false } = {}): Totals {
  const run = basename(path, '.json');
  if (!existsSync(path)) return { passed: 0, failures: [`${run}: the tests wrote no report`] };
  const { testResults } = Report.parse(JSON.parse(readFileSync(path, 'utf8')));
  const tests = testResults.flatMap((file) => file.assertionResults);
  const failures = [
    ...tests.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
    ...testResults
      .filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some(isFailed))
      .map(({ name, message }) => `${name} did not load: ${message?.split('\n')[0] ?? ''}`),
    ...(everything ? notRun(tests) : []),
  ];
  if (failures.length === 0 && existsSync(`${path}.status`)) failures.push('an error outside any test, see above');
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failures: failures.map((failure) => `${run}: ${failure}`),
  };
}

function isFailed({ status }: Test): boolean {
  return status === 'failed';
}

function notRun(tests: readonly Test[]): string[] {
  return tests
    .filter(({ status }) => status !== 'passed' && status !== 'failed')
    .map(({ fullName }) => `${fullName}: skipped, though all it needs is there`);
}
