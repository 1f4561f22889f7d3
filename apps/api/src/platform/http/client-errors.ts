import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { ErrorBody } from '@moja-ulica/shared/http.ts';
import { newPublicId } from '../ids.ts';

/** What Node refuses before there is a request: these have their own statuses and nothing to look up. */
const refusalOf = (code: string | undefined): { readonly status: number; readonly message: string } => {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return { status: 408, message: 'the request took too long to arrive' };
  if (code === 'HPE_HEADER_OVERFLOW') return { status: 431, message: 'the headers are too large' };
  return { status: 400, message: 'this is not a well-formed HTTP request' };
};

/**
 * Answers a connection whose bytes are no request (malformed, headers too large, too slow) in the one shape of errors,
 * with the headers every answer has, and closes it.
 */
export const answerClientErrors =
  (headers: Readonly<Record<string, string>>) =>
  (error: Error & { readonly code?: string }, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || socket.destroyed) return;
    // Half an answer is on its way already: a second one would be read as part of it.
    const answering = '_httpMessage' in socket && socket._httpMessage !== null && socket._httpMessage !== undefined;
    if (!socket.writable || answering) {
      socket.destroy();
      return;
    }
    const { status, message } = refusalOf(error.code);
    const requestId = newPublicId();
    const body = JSON.stringify({ code: 'bad_request', message, requestId } satisfies ErrorBody);
    const lines = Object.entries({
      ...headers,
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(Buffer.byteLength(body)),
      'cache-control': 'no-store',
      'x-request-id': requestId,
      connection: 'close',
    }).map(([name, value]) => `${name}: ${value}`);
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
  };
