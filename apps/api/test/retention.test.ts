import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentRoutes } from '@moja-ulica/shared/documents/routes.ts';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { executeRows } from '../src/platform/db/rows.ts';
import { loadTexts } from '../src/platform/i18n.ts';
import { kept, keptTable } from '../src/retention.ts';
import { startTestApp, type TestApp } from '../src/testing/index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const run = (text: string) => executeRows(app.platform.db, sql.raw(text));
const cleanUps = [
  'platform.clean-up',
  'identity.clean-up',
  'moderation.clean-up',
  'notifications.clean-up',
  'privacy.tick',
  'estates.clean-up',
  'invitations.clean-up',
  'admin.clean-up',
];

/** How many rows of a class have ended and should be gone, by the clock of the app. */
const overdueOf = async ({ table, ended, keptMs }: (typeof kept)[number]): Promise<number> => {
  const now = `'${app.clock.now().toISOString()}'::timestamptz`;
  const [row] = await run(
    `select count(*)::int as rows from ${table} where ${ended} < ${now} - interval '${String(keptMs / 1000)} seconds'`,
  );
  return Number(row?.['rows']);
};

it('each class is there until its time is over, and then gone', async () => {
  const place = await app.make.place();
  const zofia = await app.make.user({ memberships: { [place.slug]: ['resident'] } });
  const gone = await app.make.user();
  const leaving = await app.make.user();
  const thread = await app.make.thread({ place: place.slug, author: zofia });
  // A year and a half ago, so that the database's own clock agrees that it is old.
  const then = `'${new Date(app.clock.now().getTime() - 540 * 86_400_000).toISOString()}'::timestamptz`;
  const post = `(select id from posts limit 1)`;
  const plants = [
    `insert into email_codes (email, purpose, code_hash, created_at, expires_at) values ('a@example.org', 'prove', '\\x01', ${then}, ${then})`,
    `insert into email_changes (user_id, email, expires_at) values (${zofia.id}, 'b@example.org', ${then})`,
    `insert into passkey_challenges (browser_hash, challenge, expires_at) values ('\\x01', 'x', ${then})`,
    `insert into first_steps (browser_hash, user_id, expires_at) values ('\\x01', ${zofia.id}, ${then})`,
    `insert into second_steps (user_id, pending_secret, pending_until) values (${zofia.id}, '\\x01', ${then})`,
    `insert into registrations (email, display_name, locale, home_place, browser_hash, created_at, expires_at)
      values ('c@example.org', 'C', 'pl', '${place.slug}', '\\x01', ${then}, ${then})`,
    `insert into sign_ups (email, display_name, locale, home_place, browser_hash, created_at, expires_at)
      values ('c@example.org', 'C', 'pl', '${place.slug}', '\\x01', ${then}, ${then})`,
    `insert into stairwell_codes (public_id, place_id, code, label, max_uses, created_at, expires_at)
      values ('zzzzzzzzzzzz', ${place.id}, 'AAAAAAAAA', 'B', 5, ${then}, ${then})`,
    `insert into join_requests (public_id, user_id, place_id, state, created_at, closed_at)
      values ('zzzzzzzzzzzz', ${zofia.id}, ${place.id}, 'withdrawn', ${then}, ${then})`,
    `insert into neighbour_invitations (token, place_id, inviter_id, created_at, expires_at)
      values ('zzzz', ${place.id}, ${zofia.id}, ${then}, ${then})`,
    `insert into staff_invitations (public_id, email, role, place_id, token_hash, invited_by, created_at, expires_at)
      values ('zzzzzzzzzzzz', 'd@example.org', 'moderator', ${place.id}, '\\x01', ${zofia.id}, ${then}, ${then})`,
    `insert into sessions (public_id, user_id, user_agent, created_at, last_used_at, expires_at)
      values ('zzzzzzzzzzzz', ${zofia.id}, 'x', ${then}, ${then}, ${then})`,
    `insert into refresh_tokens (session_id, token_hash, created_at, used_at)
      select id, '\\x01', ${then}, ${then} from sessions where user_id = ${zofia.id} and public_id <> 'zzzzzzzzzzzz' limit 1`,
    `insert into suspended_addresses (hash, until) values ('\\x01', ${then})`,
    `insert into retired_handles (hash, until) values ('\\x01', ${then})`,
    `update users set deleted_at = ${then}, suspended_until = ${then}, email = null, display_name = null, handle = null where id = ${gone.id}`,
    `update users set leaves_at = ${then}, leave_asked_at = ${then}, leave_posts = 'keep' where id = ${leaving.id}`,
    `insert into erasures (user_id, posts, began_at, finished_at) values (${gone.id}, 'keep', ${then}, ${then})`,
    `insert into erasures (user_id, email, handle, display_name, posts, began_at) values (${zofia.id}, 'x@example.org', 'x-x', 'X', 'keep', ${then})`,
    `insert into data_exports (public_id, user_id, state, asked_at, expires_at, bytes) values ('yyyyyyyyyyyy', ${zofia.id}, 'ready', ${then}, ${then}, 0)`,
    `insert into cases (public_id, place_id, post_id, state, opened_at, due_at, decided_at)
      values ('zzzzzzzzzzzz', ${place.id}, ${post}, 'kept', ${then}, ${then}, ${then})`,
    `insert into reports (public_id, case_id, reason, body, created_at)
      select 'zzzzzzzzzzzz', id, 'spam', 'Tekst.', ${then} from cases`,
    `insert into decisions (public_id, post_id, case_id, moderator_id, action, reason, decided_at)
      select 'zzzzzzzzzzzz', post_id, id, ${zofia.id}, 'keep', 'Uzasadnienie.', ${then} from cases`,
    `insert into audit_log (actor_id, action, subject, details, created_at) values (${zofia.id}, 'post.keep', 'post:x', '{}', ${then})`,
    `insert into notifications (public_id, user_id, kind, post_id, created_at) values ('zzzzzzzzzzzz', ${zofia.id}, 'reply', ${post}, ${then})`,
    `insert into idempotency_keys (user_id, key, operation, fingerprint, result_id, created_at) values (${zofia.id}, 'kkkkkkkk', 'x', 'x', 1, ${then})`,
    `insert into rate_counters (name, window_start, count) values ('x', ${then}, 1)`,
  ];
  for (const plant of plants) await run(plant);
  const before = await Promise.all(kept.map(async (entry) => [entry.name, await overdueOf(entry)]));
  expect(before.filter(([, rows]) => rows === 0)).toEqual([]);

  for (const cleanUp of cleanUps) await app.platform.jobs.runRepeated(cleanUp);
  await app.drain();
  const after = await Promise.all(kept.map(async (entry) => [entry.name, await overdueOf(entry)]));
  expect(after.filter(([, rows]) => rows !== 0)).toEqual([]);
  expect(await run('select public_id from decisions')).toEqual([]);
  expect(await run(`select public_id from threads`)).toEqual([{ public_id: thread.publicId }]);
});

it('the audit log gives no row away before its time, and changes none', async () => {
  await run(
    `insert into audit_log (action, subject, details, created_at) values ('x', 'x', '{}', now() - interval '11 months')`,
  );
  const refused = { cause: { message: expect.stringMatching(/never changed|12 months/) as unknown } };
  await expect(run('delete from audit_log')).rejects.toMatchObject(refused);
  await expect(run(`update audit_log set action = 'y'`)).rejects.toMatchObject(refused);
});

const texts = loadTexts();

it('what technicians are told is what is done', () => {
  const told = readFileSync(join(import.meta.dirname, '../../../docs/security/retention.md'), 'utf8');
  expect(told.replaceAll('\r\n', '\n')).toContain(keptTable(texts('en'), { tables: true }));
});

it.each(['pl', 'en'] as const)('the privacy notice names all of it (%s)', async (lang) => {
  const { body } = await app.call(documentRoutes.document, { params: { document: 'privacy' }, query: { lang } });
  expect(body.locale).toBe(lang);
  const t = texts(lang);
  const named = kept.filter(({ name }) => body.html.includes(`>${t(`kept.${name}`)}</td>`));
  expect(named.map(({ name }) => name)).toEqual(kept.map(({ name }) => name));
  expect(body.html).toContain(lang === 'pl' ? '>12 miesięcy</td>' : '>12 months</td>');
});
