import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectTool, root } from './process.mjs';
import { programStep } from './steps.mjs';
import { vitestStep } from './vitest.mjs';

const typedFolders = ['packages/shared', 'apps/api', 'apps/web', 'e2e', 'scripts', 'test', 'bench'];

/**
 * What can be said about the sources without running them, in a few seconds: format, typed lint, types, import law.
 *
 * @returns {import('./steps.mjs').Step[]}
 */
export function staticSteps() {
  return [
    programStep('Format (oxfmt)', projectTool('oxfmt'), ['--check']),
    programStep('Typed lint (oxlint)', projectTool('oxlint'), ['--type-aware']),
    ...typedFolders
      .filter((folder) => existsSync(join(root, folder, 'tsconfig.json')))
      .map((folder) => programStep(`Types: ${folder}`, projectTool('tsc'), ['--noEmit', '-p', folder])),
    vitestStep('Import law and project files', ['--project', 'project']),
  ];
}
