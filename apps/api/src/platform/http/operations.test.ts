import { idempotencyKeyHeader } from '@moja-ulica/shared/http.ts';
import type { RouteContract, RouteTable } from '@moja-ulica/shared/http.ts';
import { apiRoutes } from '@moja-ulica/shared/routes.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../../testing/index.ts';
import type { TestApp } from '../../testing/index.ts';

const tables: Readonly<Record<string, RouteTable>> = apiRoutes;
const routes = Object.values(tables).flatMap((table) => Object.values(table));
const named = routes.map((route): [string, RouteContract] => [`${route.method} ${route.path}`, route]);
/** Those whose body has fields. */
const writes = named.filter(([, { method, upload }]) => method !== 'GET' && upload === undefined);

let app: TestApp;
let token: string;
beforeAll(async () => {
  app = await startTestApp();
  ({ token } = await app.make.user());
});
afterAll(() => app.close());

/** An address with parameters of the right shape that name nothing. */
const addressOf = ({ path }: RouteContract): string =>
  path.replaceAll(/:(\w+)/g, (_all, name: string) => {
    if (['number', 'page'].includes(name)) return '1';
    if (name === 'document') return 'rules';
    // Of a neighbour, whose link is the token itself.
    if (name === 'invitation' && path.startsWith('/api/v1/invitations/')) return 'z'.repeat(22);
    return ['place', 'handle', 'institution'].includes(name) ? 'nobody-here' : 'zzzzzzzzzzzz';
  });

const send = (route: RouteContract, payload: object, authorization: string | null) =>
  app.http.server.inject({
    method: route.method,
    url: addressOf(route),
    headers: {
      'content-type': route.upload?.types[0] ?? 'application/json',
      [idempotencyKeyHeader]: 'a-key-of-a-test',
      ...(authorization === null ? {} : { authorization }),
    },
    payload: JSON.stringify(payload),
  });

it.each(named)('%s is there', (_name, { method, path }) => {
  expect(app.http.server.hasRoute({ method, url: path })).toBe(true);
});

it.each(named)('%s answers in a declared way, with the headers of every answer', async (_name, route) => {
  for (const authorization of [null, `Bearer ${token}`]) {
    const { statusCode, headers } = await send(route, {}, authorization);
    expect(statusCode).toBeLessThan(500);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'x-request-id': expect.any(String) as unknown,
    });
    expect(headers['content-security-policy']).toMatch(/^default-src 'self'; script-src 'self'; style-src 'self';/);
  }
});

describe('no operation', () => {
  const stowaways = ['role', 'authorId', 'admin', 'pinned', 'createdAt', 'html'];

  it.each(writes)('%s takes a field it does not declare', async (_name, route) => {
    const answer = await send(route, Object.fromEntries(stowaways.map((field) => [field, true])), `Bearer ${token}`);
    // What one operation declares is a stowaway to the others.
    const properties: unknown = route.body && 'properties' in route.body ? route.body.properties : {};
    expect(answer.statusCode).toBe(400);
    const { fields }: { fields?: { field: string; code: string }[] } = answer.json();
    const unknown = (fields ?? []).filter(({ code }) => code === 'unknown_field').map(({ field }) => field);
    expect(unknown).toEqual(stowaways.filter((field) => !Object.hasOwn(properties ?? {}, field)));
  });

  it.each(named.filter(([, { access }]) => access === 'account'))('%s answers a guest', async (_name, route) => {
    const answer = await send(route, {}, null);
    expect([answer.statusCode, answer.json()]).toEqual([401, expect.objectContaining({ code: 'unauthorized' })]);
  });

  it.each(named.filter(([, { access }]) => access !== 'public'))('%s takes a forged token', async (_name, route) => {
    const answer = await send(route, {}, `Bearer ${token.slice(0, -4)}AAAA`);
    expect(answer.statusCode).toBe(401);
  });
});
