import { expect, it } from 'vitest';
import { loadConfig } from '../../platform/config/load-config.ts';
import { upgradeChecks } from './copies.ts';

it('the doctor names the copies that rehearsals left', async () => {
  const problems = async (names: readonly string[]) => {
    const reader = {
      kind: 'postgresql' as const,
      rows: () => Promise.resolve(names.map((datname) => ({ datname }))),
      close: () => Promise.resolve(),
    };
    const context = { config: loadConfig({ NODE_ENV: 'test' }), reader, now: new Date() };
    return (await Promise.all(upgradeChecks.map((check) => check.run(context)))).flat();
  };
  expect(await problems([])).toEqual([]);
  expect(await problems(['moja_ulica_rehearsal_00c0ffee'])).toMatchObject([
    { examples: ['moja_ulica_rehearsal_00c0ffee'] },
  ]);
});
