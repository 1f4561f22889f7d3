import { request as httpRequest } from 'node:http';
import type { LoadRequest } from './messages.ts';

/** An answer as it came over the wire: nothing decompressed, nothing parsed. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly bytes: Buffer;
}

const textOf = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value.join(', ') : value;

/** Sends one request on a connection of its own. */
export const fetchBytes = (url: string, { method, path, headers, body }: LoadRequest): Promise<RawAnswer> =>
  new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const sent = httpRequest(new URL(path, url), { method, headers: { ...headers, ...length } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, textOf(value)])),
          bytes: Buffer.concat(chunks),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });

/** Fetches one after the other in a few lanes; answers in the order of the requests. */
export const fetchAll = async (url: string, requests: readonly LoadRequest[]): Promise<RawAnswer[]> => {
  const lanes = 8;
  const answers: RawAnswer[] = [];
  for (let at = 0; at < requests.length; at += lanes) {
    answers.push(...(await Promise.all(requests.slice(at, at + lanes).map((request) => fetchBytes(url, request)))));
  }
  return answers;
};
