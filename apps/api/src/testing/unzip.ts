import { strFromU8, unzipSync } from 'fflate';

/** Files of a ZIP as texts, by name. */
export const unzip = (bytes: Uint8Array): ReadonlyMap<string, string> =>
  new Map(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]));
