import type { RouteContract } from '@moja-ulica/shared/http.ts';
import { apiRoutes } from '@moja-ulica/shared/routes.ts';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { openApiDocument } from '../../src/platform/http/openapi/document.ts';
import { operationIdOf } from '../../src/platform/http/operation-ids.ts';
import { securityHeaders } from '../../src/platform/http/security-headers.ts';
import type { TestApp } from '../../src/testing/index.ts';
import { isRecord } from './samples.ts';

/** What the server gave back, as far as it is judged. */
export interface Given {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly payload: string;
}

export type Judge = (route: RouteContract, given: Given) => string | null;

const pointer = (...steps: readonly string[]): string =>
  steps.map((step) => `/${encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('');

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/**
 * Holds answers to the API's own document: a status that the operation declares, a body as declared for that status, and the
 * headers that every answer has. Says what is wrong, or null.
 */
export const createJudge = ({ platform: { config } }: TestApp): Judge => {
  const document = openApiDocument(apiRoutes, config);
  const always = Object.entries(securityHeaders(config));
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema(document, 'api');
  const operations = new Map(
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(
        ([method, operation]) => [operation.operationId, { path, method, operation }] as const,
      ),
    ),
  );

  const faultOfHeaders = ({ statusCode, headers }: Given): string | null => {
    // A 304 has no content of its own: what is about it came with the copy that the client keeps, and holds on.
    const due = statusCode === 304 ? always.filter(([name]) => name === 'strict-transport-security') : always;
    const missing = due.find(([name, value]) => headers[name] !== value);
    if (missing !== undefined) return `header ${missing[0]} is ${String(headers[missing[0]])}`;
    if (statusCode !== 304 && typeof headers['x-request-id'] !== 'string') return 'no x-request-id';
    if (headers['cache-control'] === undefined) return 'no cache-control';
    if (statusCode >= 400 && headers['cache-control'] !== 'no-store') return 'an error that may be kept';
    if ((statusCode === 429 || statusCode === 503) && headers['retry-after'] === undefined) return 'no retry-after';
    return null;
  };

  return (route, given) => {
    const { statusCode, payload } = given;
    if (statusCode >= 500) return 'the server failed';
    const ofHeaders = faultOfHeaders(given);
    if (ofHeaders !== null) return ofHeaders;
    if (statusCode === 304) return route.method === 'GET' && payload === '' ? null : '304 where nothing is kept';
    const found = operations.get(operationIdOf(route) ?? '');
    const declared = found?.operation.responses[statusCode];
    if (found === undefined || declared === undefined) return 'a status that is not declared';
    const type = typeof given.headers['content-type'] === 'string' ? given.headers['content-type'] : 'none';
    if (declared.content === undefined) return payload === '' ? null : 'a body where none is declared';
    const [declaredType = ''] = Object.keys(declared.content);
    if (!type.startsWith(declaredType)) return `content type ${type}, not ${declaredType}`;
    if (declaredType !== 'application/json') return null;
    const body = parsed(payload);
    if (body === undefined) return 'a body that is no JSON';
    if (isRecord(body) && statusCode >= 400 && body['requestId'] !== given.headers['x-request-id']) {
      return 'an error with another request’s id';
    }
    const steps = [
      'paths',
      found.path,
      found.method,
      'responses',
      String(statusCode),
      'content',
      declaredType,
      'schema',
    ];
    return ajv.validate({ $ref: `api#${pointer(...steps)}` }, body) ? null : ajv.errorsText();
  };
};
