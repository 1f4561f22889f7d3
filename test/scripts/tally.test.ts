import { afterEach, expect, test, vi } from 'vitest';
import { oneFailed, onePassed, oneSkipped, runSteps } from '../../scripts/lib/steps.mjs';
import { countReport } from '../../scripts/lib/vitest.mjs';

const report = {
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 1,
  testResults: [{ status: 'passed', assertionResults: [{}] }],
};

test('passed, failed and skipped are taken from the report', () => {
  expect(countReport(report, 0)).toEqual({ passed: 5, failed: 0, skipped: 2 });
  expect(countReport({ ...report, numFailedTests: 2 }, 1)).toEqual({ passed: 5, failed: 2, skipped: 2 });
});

test('a file that could not be loaded is a failure', () => {
  const broken = { ...report, testResults: [{ status: 'failed', assertionResults: [] }] };
  expect(countReport(broken, 1)).toEqual({ passed: 5, failed: 1, skipped: 2 });
});

test('an error outside of any test is a failure', () => {
  expect(countReport(report, 1)).toEqual({ passed: 5, failed: 1, skipped: 2 });
});

test('no report, or one without a test, is a failure', () => {
  expect(countReport(undefined, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(countReport({ numPassedTests: 0 }, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

afterEach(() => vi.restoreAllMocks());

async function linesOf(tallies: (typeof onePassed)[]): Promise<{ code: number; lines: string[] }> {
  let text = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  const code = await runSteps(tallies.map((tally, index) => ({ name: `Step ${index}`, run: async () => tally })));
  vi.restoreAllMocks();
  return { code, lines: text.trimEnd().split('\n') };
}

test('the sum of all steps is the last line', async () => {
  const { code, lines } = await linesOf([onePassed, { passed: 10, failed: 0, skipped: 2 }, oneSkipped]);
  expect(lines.at(-1)).toBe('11 passed, 0 failed, 3 skipped');
  expect(code).toBe(0);
});

test('a failed step does not stop the next one, and makes the exit code 1', async () => {
  const { code, lines } = await linesOf([oneFailed, onePassed]);
  expect(lines.at(-1)).toBe('1 passed, 1 failed, 0 skipped');
  expect(lines.at(-2)).toBe('Failed: Step 0');
  expect(code).toBe(1);
});

test('a step that breaks is a failure, and the others still run', async () => {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const broken = { name: 'Broken', run: () => Promise.reject(new Error('no such tool')) };
  const code = await runSteps([broken, { name: 'Next', run: async () => onePassed }]);
  expect(write.mock.calls.at(-1)?.[0]).toBe('1 passed, 1 failed, 0 skipped\n');
  expect(code).toBe(1);
});

test('a signal that asks for an end ends the run after the step that it ended', async () => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const second = vi.fn(async () => onePassed);
  const first = async () => {
    process.emit('SIGTERM', 'SIGTERM');
    return oneFailed;
  };
  const code = await runSteps([
    { name: 'First', run: first },
    { name: 'Second', run: second },
  ]);
  expect(code).toBe(143);
  expect(second).not.toHaveBeenCalled();
});
