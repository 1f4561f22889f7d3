import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { demoPassword } from '../src/features/demo/accounts.ts';
import { administer, siblingUrl } from '../src/testing/template.ts';
import { launch, type Launched } from './launch.ts';
import { at, call, publicUrl, signIn } from './talk.ts';

const name = `mu_data_${randomBytes(5).toString('hex')}`;
const patience = 120_000;

describe('my data at two instances', () => {
  let adminUrl: string;
  let instances: Launched[] = [];
  let settings: Readonly<Record<string, string>>;

  beforeAll(async () => {
    const source = inject('testDatabase');
    if (source.kind !== 'postgresql') throw new Error('This file needs TEST_DATABASE_URL');
    adminUrl = source.url;
    await administer(adminUrl, `create database "${name}"`);
    settings = { DATABASE_URL: siblingUrl(adminUrl, name), PUBLIC_URL: publicUrl };
    instances = await Promise.all([launch(settings), launch(settings)]);
    await Promise.all(instances.map((instance) => instance.ready()));
  }, patience);

  afterAll(async () => {
    for (const instance of instances) instance.signal('SIGKILL');
    await Promise.all(instances.map(({ ended }) => ended));
    await administer(adminUrl, `drop database "${name}" with (force)`);
  }, patience);

  const sql = (text: string): Promise<void> => administer(siblingUrl(adminUrl, name), text);

  const ready = async (base: string, token: string): Promise<string> => {
    await expect
      .poll(async () => at((await call(base, '/me/data', { token })).body, 'export', 'state'), {
        timeout: 90_000,
        interval: 250,
      })
      .toBe('ready');
    return String(at((await call(base, '/me/data', { token })).body, 'export', 'id'));
  };
  const bytesAt = async (base: string, token: string, id: string): Promise<Buffer> => {
    const answer = await fetch(`${base}/files/exports/${id}`, { headers: { authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(200);
    return Buffer.from(await answer.arrayBuffer());
  };

  it(
    'an export asked for at the one is made by somebody and served by both, also when its maker was killed half way',
    async () => {
      const [one, other] = instances;
      if (one === undefined || other === undefined) throw new Error('There are two');
      const { token } = await signIn(one.url, 'halina-w');
      const asked = await call(one.url, '/me/exports', {
        token,
        key: randomUUID(),
        body: { currentPassword: demoPassword },
      });
      expect(asked.status).toBe(201);
      const id = await ready(other.url, token);
      const first = await bytesAt(one.url, token, id);
      expect(first.subarray(0, 2).toString()).toBe('PK');
      expect(first.equals(await bytesAt(other.url, token, id))).toBe(true);

      // As a process leaves it that was killed in the middle: working, silent for minutes, and a job that nobody has.
      await sql(`update data_exports set state = 'working', beat_at = now() - interval '10 minutes', bytes = null where public_id = '${id}';
        delete from export_pieces where position > 0; delete from pgboss.job where name = 'privacy.make-export'`);
      one.signal('SIGKILL');
      await one.ended;
      expect(await ready(other.url, token)).toBe(id);
      expect((await bytesAt(other.url, token, id)).subarray(0, 2).toString()).toBe('PK');
    },
    patience,
  );

  it(
    'an erasure goes on at the other when the one is killed, and ends the sessions at both',
    async () => {
      const next = await launch(settings);
      instances = [...instances.slice(1), next];
      await next.ready();
      const [one, other] = instances;
      if (one === undefined || other === undefined) throw new Error('There are two');
      const { token } = await signIn(one.url, 'tomasz-k');
      const body = { posts: 'erase', currentPassword: demoPassword };
      expect((await call(one.url, '/me/deletion', { token, key: randomUUID(), body })).status).toBe(201);
      await sql(`update users set leaves_at = now() - interval '1 second' where handle = 'tomasz-k'`);
      // Whoever is first begins it; one of them dies in the middle.
      await expect
        .poll(async () => (await call(other.url, '/me', { token })).status, { timeout: 90_000, interval: 100 })
        .toBe(401);
      one.signal('SIGKILL');
      await one.ended;
      const rows = async (): Promise<unknown> => at((await call(other.url, '/people/tomasz-k')).body, 'code');
      expect(await rows()).toBe('person_not_found');
      const scratch = async (): Promise<boolean> =>
        sql(
          `do $$ begin if exists (select from erasures where finished_at is null) then raise exception 'not yet'; end if; end $$`,
        ).then(
          () => true,
          () => false,
        );
      await expect.poll(scratch, { timeout: 90_000, interval: 500 }).toBe(true);
      await sql(`do $$ begin
        if exists (select from posts p join users u on u.id = p.author_id where u.deleted_at is not null and p.institution_id is null and p.body <> '')
        then raise exception 'a text is left'; end if; end $$`);
    },
    patience * 2,
  );
});
