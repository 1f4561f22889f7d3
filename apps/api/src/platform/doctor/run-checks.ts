import { adviceAfter } from '../advice.ts';
import { reasonOf } from '../db/migrations.ts';
import type { Check, CheckContext, Finding } from './check.ts';

/** How one check ended. */
export interface CheckResult extends Pick<Check, 'name' | 'area' | 'rule'> {
  readonly status: 'ok' | 'findings' | 'unchecked' | 'beside';
  readonly findings: readonly Finding[];
  /** Why it could not be answered, or was not asked; null when it was. */
  readonly reason: string | null;
  readonly ms: number;
}

const longestMs = 120_000;

interface Options {
  /** Checks that would begin later than this are left out, and said so; two minutes when nothing is said. */
  readonly deadlineMs?: number;
  /** Called after each check. */
  readonly onResult?: (result: CheckResult) => void;
}

/** Asks one question after the other, so that a running site hardly notices. */
export const runChecks = async (
  checks: readonly Check[],
  context: CheckContext,
  { deadlineMs = longestMs, onResult }: Options = {},
): Promise<readonly CheckResult[]> => {
  const startedAt = performance.now();
  const results: CheckResult[] = [];
  for (const check of checks) {
    const result = await runCheck(check, context, performance.now() - startedAt > deadlineMs);
    onResult?.(result);
    results.push(result);
  }
  return results;
};

const runCheck = async (check: Check, context: CheckContext, late: boolean): Promise<CheckResult> => {
  const { name, area, rule } = check;
  const startedAt = performance.now();
  const ended = (status: CheckResult['status'], findings: readonly Finding[], reason: string | null): CheckResult => ({
    name,
    area,
    rule,
    status,
    findings,
    reason,
    ms: Math.round(performance.now() - startedAt),
  });
  const beside = check.beside?.(context) ?? null;
  if (beside !== null) return ended('beside', [], beside);
  if (late) return ended('unchecked', [], 'the time for all checks was over');
  try {
    const findings = await check.run(context);
    return ended(findings.length === 0 ? 'ok' : 'findings', findings, null);
  } catch (error) {
    // Settings are about others too, of whom the same codes mean something else.
    const advice = area === 'settings' ? '' : adviceAfter(error);
    return ended('unchecked', [], advice === '' ? reasonOf(error) : `${reasonOf(error)}.${advice.replace(/\.$/, '')}`);
  }
};

/** 0: all is well. 1: something was found. 2: nothing was found, but something could not be checked. */
export const exitCodeOf = (results: readonly CheckResult[]): 0 | 1 | 2 => {
  if (results.some(({ status }) => status === 'findings')) return 1;
  return results.some(({ status }) => status === 'unchecked') ? 2 : 0;
};
