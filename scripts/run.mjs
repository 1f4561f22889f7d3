#!/usr/bin/env node
// The one door to every task: `node scripts/run.mjs <task> [arguments]`.
//
// Runs on whatever Node the host has (20 or newer) and uses nothing but its built-ins, because it is what installs
// everything else. Tasks then run on the project's own Node and tools, which the installation brings.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installIfNeeded } from './lib/install.mjs';
import { TaskError, say } from './lib/log.mjs';
import { projectNode, projectTool, root, runForeground } from './lib/process.mjs';
import { programs } from './lib/programs.mjs';

const oldestNode = 20;

/**
 * Finds and runs a task: a program of `lib/programs.mjs`, a file `scripts/tasks/<task>.mjs`, or else a tool from
 * `node_modules/.bin`.
 *
 * @param {string | undefined} task
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
async function main(task, args) {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < oldestNode) {
    throw new TaskError(`Node ${oldestNode} or newer is needed to start, this is ${process.versions.node}.`);
  }
  if (task === undefined || !/^[a-z][a-z0-9-]*$/.test(task)) {
    throw new TaskError('Say what to run, for example: node scripts/run.mjs start');
  }
  const taskFile = join(root, 'scripts', 'tasks', `${task}.mjs`);
  const tool = projectTool(task);
  await installIfNeeded();
  const program = programs.get(task);
  if (program !== undefined) return runForeground(projectNode, [...program, ...args]);
  if (existsSync(taskFile)) {
    /** @type {unknown} */
    const module = await import(pathToFileURL(taskFile).href);
    if (!isTask(module)) throw new TaskError(`scripts/tasks/${task}.mjs does not export a function called run.`);
    return module.run(args);
  }
  if (existsSync(tool)) return runForeground(tool, args);
  throw new TaskError(`There is no task or tool called "${task}".`);
}

/**
 * @param {unknown} module
 * @returns {module is { run: (args: string[]) => Promise<number> }}
 */
function isTask(module) {
  return typeof module === 'object' && module !== null && 'run' in module && typeof module.run === 'function';
}

try {
  process.exitCode = await main(process.argv[2], process.argv.slice(3));
} catch (error) {
  if (!(error instanceof TaskError)) throw error;
  say(error.message);
  process.exitCode = 1;
}
