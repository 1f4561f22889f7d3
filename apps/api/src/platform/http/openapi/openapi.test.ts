import { Validator } from '@seriousme/openapi-schema-validator';
import { errorStatus } from '@moja-ulica/shared/errors.ts';
import type { RouteContract, RouteTable } from '@moja-ulica/shared/http.ts';
import { apiRoutes } from '@moja-ulica/shared/routes.ts';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testConfig } from '../../../testing/http-parts.ts';
import { startTestServer } from '../../../testing/http-server.ts';
import type { TestServer } from '../../../testing/http-server.ts';
import { openApiDocument } from './document.ts';
import { referencePage } from './page.ts';

let app: TestServer;
beforeAll(async () => {
  app = await startTestServer();
});
afterAll(() => app.server.close());

const document = openApiDocument(apiRoutes, testConfig);
const tables: Readonly<Record<string, RouteTable>> = apiRoutes;
const routes = Object.entries(tables).flatMap(([feature, table]) =>
  Object.entries(table).map(([name, route]): [string, RouteContract] => [`${feature}.${name}`, route]),
);
const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));

describe('the document', () => {
  it('is served', async () => {
    const { status, body, headers } = await app.call({ url: '/api/openapi.json' });
    expect([status, headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
    expect(body).toEqual(JSON.parse(JSON.stringify(document)));
    const again = await app.server.inject({
      url: '/api/openapi.json',
      headers: { 'if-none-match': String(headers['etag']) },
    });
    expect(again.statusCode).toBe(304);
  });

  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    expect(await validator.validate({ ...document })).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  it('bounds whatever a request may hold', () => {
    const unbounded = (schema: unknown, at: string): readonly string[] => {
      if (typeof schema !== 'object' || schema === null) return [];
      const { type, ...rest }: { type?: unknown } & Record<string, unknown> = { ...schema };
      const lacks =
        (type === 'string' && !['maxLength', 'enum', 'const', 'pattern', 'format'].some((key) => key in rest)) ||
        (type === 'array' && !('maxItems' in rest)) ||
        (['integer', 'number'].includes(String(type)) && !('maximum' in rest) && !('const' in rest));
      return [
        ...(lacks ? [`${at}: ${String(type)}`] : []),
        ...Object.entries(rest).flatMap(([key, value]) => unbounded(value, `${at}.${key}`)),
      ];
    };
    const found = routes.flatMap(([name, { params, query, body }]) =>
      unbounded(JSON.parse(JSON.stringify({ params, query, body })), name),
    );
    expect(unbounded({ type: 'array', items: { type: 'string' } }, 'x')).toEqual(['x: array', 'x.items: string']);
    expect(found).toEqual([]);
  });

  it('has every operation once, by its name', () => {
    expect(operations.map(({ operationId }) => operationId).toSorted()).toEqual(
      routes.map(([name]) => name).toSorted(),
    );
  });

  it('names every status an operation may answer with, and each error’s codes', () => {
    for (const [name, route] of routes) {
      const operation = operations.find(({ operationId }) => operationId === name);
      const declared = [
        ...Object.keys(route.responses),
        ...route.errors.map((code) => String(errorStatus[code])),
        '400',
        '500',
        '503',
      ];
      expect(Object.keys(operation?.responses ?? {}), name).toEqual(expect.arrayContaining(declared));
      for (const code of route.errors) {
        expect(operation?.responses[errorStatus[code]]?.description, name).toContain(`\`${code}\``);
      }
    }
  });

  it('refers to nothing that is not there, with schemas that compile', () => {
    const { schemas } = document.components;
    for (const [, name] of JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g)) {
      expect(schemas).toHaveProperty(name ?? '');
    }
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema({ $id: 'api', components: document.components });
    for (const name of Object.keys(schemas)) ajv.compile({ $ref: `api#/components/schemas/${name}` });
  });

  it('bounds every number that comes in: the database holds no larger ones', () => {
    const unbounded: string[] = [];
    const look = (schema: unknown, where: string): void => {
      if (typeof schema !== 'object' || schema === null) return;
      if ('type' in schema && schema.type === 'integer' && !('maximum' in schema)) unbounded.push(where);
      for (const [key, inner] of Object.entries(schema)) look(inner, `${where}.${key}`);
    };
    for (const [name, { params, query, body }] of routes) look({ params, query, body }, name);
    expect(unbounded).toEqual([]);
  });
});

describe('the reference', () => {
  const page = referencePage(document);

  it('is one page without anything the content policy forbids', async () => {
    const { headers, payload } = await app.server.inject({ url: '/api/docs' });
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(payload).toBe(referencePage(document));
    expect(page).not.toMatch(/<script|<style|\sstyle=|\son\w+=|(src|href)="(https?:)?\/\//);
    const style = await app.server.inject({ url: '/api/docs/reference.css' });
    expect(style.headers['content-type']).toBe('text/css; charset=utf-8');
    expect(style.payload).not.toMatch(/url\(|@import/);
  });

  it('shows every operation and leads nowhere that is not there', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    for (const { operationId } of operations) expect(ids).toContain(operationId);
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  });

  it('escapes what comes from the settings', () => {
    const odd = referencePage(openApiDocument(apiRoutes, { ...testConfig, siteName: '<b>"Ulica" & co</b>' }));
    expect(odd).not.toContain('<b>');
    expect(odd).toContain('&lt;b&gt;&quot;Ulica&quot; &amp; co&lt;/b&gt;');
  });
});
