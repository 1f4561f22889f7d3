import { many } from '../log/many.ts';
import type { CheckResult } from './run-checks.ts';

const mark = { ok: 'ok', findings: 'FOUND', unchecked: 'NOT CHECKED', beside: 'not asked' } as const;

/** One line for a check that has just ended. */
export const lineOf = ({ name, rule, status, reason, ms }: CheckResult): string =>
  `${mark[status].padEnd(11)}  ${name}: ${status === 'beside' ? `${reason ?? ''}.` : rule}${ms >= 1000 ? ` (${(ms / 1000).toFixed(1)} s)` : ''}`;

/** What was found, each with what to do, and a closing line with the sum. */
export const summaryOf = (results: readonly CheckResult[]): readonly string[] => {
  const lines: string[] = [];
  for (const { name, status, findings, reason } of results) {
    for (const { problem, examples = [], advice, repair } of findings) {
      lines.push('', `${name}: ${problem}`);
      for (const example of examples) lines.push(`    ${example}`);
      lines.push(`  What to do: ${advice}`);
      if (repair !== undefined) lines.push(`    ${repair}`);
    }
    if (status === 'unchecked') lines.push('', `${name} could not be checked: ${reason ?? 'no reason given'}.`);
  }
  const found = results.reduce((sum, { findings }) => sum + findings.length, 0);
  const ms = results.reduce((sum, result) => sum + result.ms, 0);
  const unchecked = results.filter(({ status }) => status === 'unchecked').length;
  lines.push(
    '',
    `${many(results.length, 'check', 'checks')} in ${(ms / 1000).toFixed(1)} s: ${many(found, 'finding', 'findings')}${unchecked === 0 ? '' : `, ${String(unchecked)} not checked`}`,
  );
  return lines;
};
