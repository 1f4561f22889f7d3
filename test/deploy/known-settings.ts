import { loadConfig } from '../../apps/api/src/platform/config/load-config.ts';

/** The names of the settings that the app reads, told by its own reader. */
export function knownSettings(): string[] {
  const asked = new Set<string>();
  const environment = new Proxy<Record<string, string | undefined>>(
    {},
    {
      get: (_, name) => {
        if (typeof name === 'string') asked.add(name);
        return undefined;
      },
    },
  );
  loadConfig(environment);
  return [...asked].toSorted();
}
