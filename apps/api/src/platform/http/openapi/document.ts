import { STATUS_CODES } from 'node:http';
import { errorStatus } from '@moja-ulica/shared/errors.ts';
import { idempotencyKeyHeader } from '@moja-ulica/shared/http.ts';
import type { RouteContract, RouteTable } from '@moja-ulica/shared/http.ts';
import type { Config } from '../../config/config.ts';
import { errorsOf } from './errors-of.ts';
import { isObject, namedSchemas, schemaRef } from './schemas.ts';
import type { JsonSchema } from './schemas.ts';

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: JsonSchema;
  readonly description?: string;
}

export interface Answer {
  readonly description: string;
  readonly headers?: JsonSchema;
  readonly content?: { readonly 'application/json': { readonly schema: JsonSchema } };
}

export interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly security: readonly JsonSchema[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: {
    readonly required: true;
    readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>>;
  };
  readonly responses: Readonly<Record<string, Answer>>;
}

export interface OpenApi {
  readonly openapi: '3.1.0';
  readonly info: Readonly<Record<string, unknown>> & { readonly title: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly securitySchemes: JsonSchema;
    readonly headers: JsonSchema;
  };
}

const ErrorSchema: JsonSchema = {
  type: 'object',
  description: 'The one shape of every error',
  required: ['code', 'message', 'requestId'],
  properties: {
    code: { type: 'string', enum: Object.keys(errorStatus) },
    message: { type: 'string', description: 'English, for developers; people read the translation of `code`' },
    requestId: { type: 'string', description: 'Also in the header `x-request-id`, and in the log' },
    fields: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'code', 'message'],
        properties: {
          field: { type: 'string', description: 'Dotted path, e.g. `title` or `streets.0`' },
          code: { type: 'string' },
          message: { type: 'string' },
        },
      },
    },
    retryAfterSeconds: { type: 'integer', minimum: 1, description: 'Also sent as `Retry-After`' },
  },
};

const json = (schema: JsonSchema) => ({ 'application/json': { schema } });

const parametersOf = (schema: object | undefined, place: 'path' | 'query'): Parameter[] => {
  if (schema === undefined) return [];
  const { properties, required } = schemaRef(schema);
  if (!isObject(properties)) return [];
  const names: readonly unknown[] = Array.isArray(required) ? required : [];
  return Object.entries(properties)
    .filter((entry): entry is [string, JsonSchema] => isObject(entry[1]))
    .map(([name, { description, ...rest }]) => ({
      name,
      in: place,
      required: names.includes(name),
      schema: rest,
      ...(typeof description === 'string' ? { description } : {}),
    }));
};

const idempotencyKey: Parameter = {
  name: idempotencyKeyHeader,
  in: 'header',
  required: true,
  description: 'Made by the client for each thing it creates; the same request with the same key creates it once',
  schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,64}$' },
};

const securityOf = ({ access }: RouteContract): JsonSchema[] => {
  if (access === 'public') return [];
  return access === 'account' ? [{ accessToken: [] }] : [{}, { accessToken: [] }];
};

const ref = (header: string): JsonSchema => ({ $ref: `#/components/headers/${header}` });

const answersOf = (route: RouteContract): Readonly<Record<string, Answer>> => {
  const answers: Record<string, Answer> = {};
  for (const [status, schema] of Object.entries(route.responses)) {
    const description = STATUS_CODES[status] ?? status;
    const headers = { 'x-request-id': ref('RequestId') };
    answers[status] =
      status === '204' ? { description, headers } : { description, headers, content: json(schemaRef(schema)) };
  }
  for (const [status, codes] of errorsOf(route)) {
    const waits = status === 429 || status === 503;
    answers[status] = {
      description: codes.map((code) => `\`${code}\``).join(', '),
      headers: { 'x-request-id': ref('RequestId'), ...(waits ? { 'retry-after': ref('RetryAfter') } : {}) },
      content: json({
        allOf: [{ $ref: '#/components/schemas/Error' }, { type: 'object', properties: { code: { enum: codes } } }],
      }),
    };
  }
  return answers;
};

const requestBodyOf = ({ body, upload }: RouteContract): Pick<Operation, 'requestBody'> => {
  if (upload !== undefined) {
    const bytes = (type: string) => ({ schema: { type: 'string', contentMediaType: type } });
    return {
      requestBody: { required: true, content: Object.fromEntries(upload.types.map((type) => [type, bytes(type)])) },
    };
  }
  return body === undefined ? {} : { requestBody: { required: true, content: json(schemaRef(body)) } };
};

const operationOf = (operationId: string, route: RouteContract): Operation => ({
  operationId,
  tags: [route.tag],
  summary: route.summary,
  ...(route.description === undefined ? {} : { description: route.description }),
  security: securityOf(route),
  parameters: [
    ...parametersOf(route.params, 'path'),
    ...parametersOf(route.query, 'query'),
    ...(route.creates === true ? [idempotencyKey] : []),
  ],
  ...requestBodyOf(route),
  responses: answersOf(route),
});

const description = `The forum's own client uses this API and nothing else.

Requests and answers are JSON. Unknown fields are refused. Every request that changes something is \`application/json\`, or a picture where an operation takes one, and comes from the forum's own pages or from a program that sends no cookie. Requests that create something carry an \`Idempotency-Key\`. Times are UTC in ISO 8601; ids are random. Lists go on by \`nextCursor\`. Who asks is said by an access token, which lives for 15 minutes; what they may do is read from the database each time. What may not be seen looks like what is not there. Any address may also answer 405 with \`Allow\`; bytes that are no request are answered with 400, 408 or 431.`;

/** The OpenAPI 3.1 document of all operations, straight from their declarations. */
export const openApiDocument = (
  features: Readonly<Record<string, RouteTable>>,
  { publicUrl, siteName }: Pick<Config, 'publicUrl' | 'siteName'>,
): OpenApi => {
  const paths: Record<string, Record<string, Operation>> = {};
  const tags = new Set<string>();
  for (const [feature, table] of Object.entries(features)) {
    for (const [name, route] of Object.entries(table)) {
      const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
      tags.add(route.tag);
      paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(`${feature}.${name}`, route) };
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: siteName,
      version: '1',
      description,
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    servers: [{ url: publicUrl }],
    tags: [...tags].map((name) => ({ name })),
    paths,
    components: {
      schemas: { Error: ErrorSchema, ...namedSchemas() },
      securitySchemes: { accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      headers: {
        RequestId: { description: 'Names this request in the log', schema: { type: 'string' } },
        RetryAfter: { description: 'Whole seconds', schema: { type: 'integer', minimum: 1 } },
      },
    },
  };
};
