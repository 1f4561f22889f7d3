import { existsSync, readdirSync } from 'node:fs';
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
    ...typeProjects().map((file) => programStep(`Types: ${file}`, projectTool('tsc'), ['--noEmit', '-p', file])),
    vitestStep('Import law and project files', ['--project', 'project']),
  ];
}

/** Each tsconfig of each folder: code for the browser and code for its build have different types around them. */
function typeProjects() {
  return typedFolders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder))
        .filter((name) => /^tsconfig.*\.json$/.test(name))
        .toSorted()
        .map((name) => `${folder}/${name}`),
    );
}
