import { lockFolder } from '../src/platform/db/folder-lock.ts';

// Run by folder-lock.test.ts as a process of its own: takes the folder, says so, and keeps it until it is killed.
const [folder = ''] = process.argv.slice(2);
try {
  await lockFolder(folder);
  process.stdout.write('held\n');
  setInterval(() => undefined, 60_000);
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
}
