import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';

const patienceMs = 5000;

/** What an address answers, held against its contract. Throws when it is no success, comes late or is something else. */
export const getJson = async <S extends TSchema>(url: string, schema: S): Promise<Static<S>> => {
  const answer = await fetch(url, { signal: AbortSignal.timeout(patienceMs) });
  if (!answer.ok) throw new Error(`${String(answer.status)} from ${url}`);
  const body: unknown = await answer.json();
  return Value.Parse(schema, body);
};
