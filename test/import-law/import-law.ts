import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The folder of the checkout. */
export const root = join(import.meta.dirname, '../..');

/** The planted violations, laid out like the project. */
export const fixture = join(import.meta.dirname, 'fixture');

/** One import that the law has something to say about. */
type Violation = { rule: { name: string }; from: string; to: string };
type Report = {
  modules: { source: string; dependencies: { resolved: string }[] }[];
  summary: { violations: Violation[] };
};

/** What the checker of imports found in a folder that is laid out like the project. */
export type Findings = {
  /** `rule: from -> to`, sorted; a cycle is named once for each file that it starts from. */
  violations: string[];
  /** Every import that was seen, as `from -> to`. */
  imports: string[];
};

/** Runs the import law over `apps`, `bench` and `packages` in a folder. */
export async function checkImports(folder: string): Promise<Findings> {
  const config = join(root, '.dependency-cruiser.cjs');
  const output = await run(
    'depcruise',
    ['--config', config, '--output-type', 'json', 'apps', 'bench', 'packages'],
    folder,
  );
  const report = JSON.parse(output) as Report;
  return {
    violations: report.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`).toSorted(),
    imports: report.modules.flatMap(({ source, dependencies }) =>
      dependencies.map(({ resolved }) => `${source} -> ${resolved}`),
    ),
  };
}

/**
 * Where the lint rule on `process.env` complains in the fixture, as `file:line`. The project's own lint leaves the
 * fixture out, so the fixture is copied to where the same rules apply to it.
 */
export async function environmentReadsInFixture(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'moja-ulica-law-'));
  try {
    cpSync(fixture, folder, { recursive: true });
    writeFileSync(join(folder, '.oxlintrc.json'), readFileSync(join(root, '.oxlintrc.json')));
    const output = await run('oxlint', ['-A', 'all', '-D', 'node/no-process-env', '-f', 'unix', '.'], folder);
    return output
      .split('\n')
      .filter((line) => line.includes('no-process-env'))
      .map((line) => line.split(':').slice(0, 2).join(':'))
      .toSorted();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs one of the project's tools; finding something (an exit code other than 0) is no error here. */
function run(tool: string, args: string[], cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(join(root, 'node_modules/.bin', tool), args, { cwd, maxBuffer: 64 << 20 }, (error, stdout, stderr) => {
      if (stdout === '') reject(new Error(`${tool} printed nothing. ${error?.message ?? ''} ${stderr}`));
      else resolve(stdout);
    });
  });
}
