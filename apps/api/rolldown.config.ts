import { join } from 'node:path';
import { defineConfig } from 'rolldown';

/** Our own sources, and packages of very many small modules, which cost a start more than all of the rest. */
const bundled = /^(\.|\/|\0|@moja-ulica\/|drizzle-orm|typebox|@oxc-project\/runtime)/;

/** What production runs: docs/decisions/0006. */
export default defineConfig({
  input: join(import.meta.dirname, 'src/main.ts'),
  platform: 'node',
  transform: { target: 'node24' },
  external: (id) => !bundled.test(id),
  output: { dir: join(import.meta.dirname, 'dist'), format: 'esm' },
  logLevel: 'warn',
});
