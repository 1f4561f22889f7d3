import { LRUCache } from 'lru-cache';
import { encodedFrom, type Encoded } from '../../platform/http/encoded.ts';

/** The counts of places, which the client starts from, may be so old; a place's name or visibility makes everything anew. */
const keptMs = 60_000;

interface Kept {
  readonly of: object;
  readonly html: Encoded;
}

/**
 * Keeps the HTML of pages for as long as what they were made of is the same object: a page of a thread is made anew with its
 * version. `maxBytes` may be 0: then nothing is kept. Ask for permission first.
 */
export const createKeptHtml = (maxBytes: number) => {
  const kept = new LRUCache<string, Kept>({
    maxSize: Math.max(1, maxBytes),
    // Compressed it is about a quarter.
    sizeCalculation: ({ html: { plain } }) => Math.ceil(plain.length * 1.25),
    ttl: keptMs,
  });
  return async (key: string, of: object, make: () => Promise<Buffer>): Promise<Encoded> => {
    const hit = kept.get(key);
    if (hit?.of === of) return hit.html;
    const html = encodedFrom(await make());
    if (maxBytes > 0) kept.set(key, { of, html });
    return html;
  };
};
