import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const root = join(import.meta.dirname, '../..');

/** What the doctor says of a database; nothing when it is clean. Settings are left out: the drill's town has no HTTPS. */
export const runDoctor = async (databaseUrl: string): Promise<string[]> => {
  const doctor = spawn(process.execPath, [join(root, 'apps/api/src/ops/doctor.ts'), '--only', 'data,jobs,database'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, HOME: process.env.HOME, DATABASE_URL: databaseUrl },
  });
  const [said, complained] = await Promise.all([text(doctor.stdout), text(doctor.stderr), once(doctor, 'close')]);
  return doctor.exitCode === 0 ? [] : [`the doctor is not content:\n${said}${complained}`];
};
