import { defaultSettings } from '@moja-ulica/shared/site/settings.ts';
import { moderationRoutes as routes } from '@moja-ulica/shared/moderation/routes.ts';
import { threadRoutes } from '@moja-ulica/shared/threads/routes.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, type TestPlace, type TestUser } from '../../testing/index.ts';
import { threads } from '../threads/tables.ts';
import { auditLog } from './tables.ts';

const reason = 'Post podaje cudze dane (zasada 4).';

describe('moderation', () => {
  let app: TestApp;
  let place: TestPlace;
  let author: TestUser;
  let reporter: TestUser;
  let moderator: TestUser;

  beforeAll(async () => {
    app = await startTestApp();
    place = await app.make.place();
    author = await app.make.user({ memberships: { [place.slug]: ['resident'] } });
    reporter = await app.make.user({ memberships: { [place.slug]: ['resident'] } });
    moderator = await app.make.user({ memberships: { [place.slug]: ['moderator'] }, displayName: 'Krystyna L.' });
  });
  afterAll(() => app.close());

  const writePost = async (body = 'Numer auta kończy się na 4K.') => {
    const thread = await app.make.thread({ place: place.slug, author: reporter });
    const post = await app.make.reply({ thread, author, body });
    return { thread, params: { thread: thread.publicId, number: post.number } };
  };

  const caseOf = async (thread: string) => {
    const { body } = await app.call(routes.listCases, { as: moderator });
    return body.items.find((item) => item.thread.id === thread);
  };

  it.each([
    ['spaces', ' '.repeat(12)],
    ['what nobody sees', '\u200B'.repeat(12)],
  ])('takes no statement of reasons made of %s', async (_what, empty) => {
    const { params } = await writePost();
    const hidden = await app.call(routes.hidePost, { as: moderator, params, body: { rule: 'spam', reason: empty } });
    expect(hidden).toMatchObject({ status: 400, body: { fields: [{ field: 'reason', code: 'too_short' }] } });
  });

  it('keeps a statement of reasons without half characters and marks that turn lines round', async () => {
    const { params } = await writePost();
    const { body } = await app.call(routes.hidePost, {
      as: moderator,
      params,
      body: { rule: 'spam', reason: ' Reklama\ud800 w \u202Ekażdym\u202C zdaniu. ' },
    });
    expect(body.reason).toBe('Reklama\ufffd w każdym zdaniu.');
  });

  it('tells nobody whether a thread that they may not see has a post of some number', async () => {
    const closed = await app.make.place({ visibility: 'members' });
    const inside = await app.make.user({ memberships: { [closed.slug]: ['resident'] } });
    const stranger = await app.make.user();
    const thread = await app.make.thread({ place: closed.slug, author: inside });
    for (const number of [1, 99]) {
      const params = { thread: thread.publicId, number };
      const reported = await app.call(routes.reportPost, { as: stranger, params, body: { reason: 'spam' } });
      expect(reported.body.code).toBe('thread_not_found');
      const body = { rule: 'spam', reason: 'To jest ogłoszenie, nie wpis.' } as const;
      const hidden = await app.call(routes.hidePost, { as: stranger, params, body });
      expect(hidden.body.code).toBe('thread_not_found');
    }
  });

  it('joins the reports on one post into one case with the nearest deadline', async () => {
    const { thread, params } = await writePost();
    const first = await app.call(routes.reportPost, {
      as: reporter,
      params,
      body: { reason: 'spam', note: 'Reklama?' },
    });
    const other = await app.make.user();
    const second = await app.call(routes.reportPost, { as: other, params, body: { reason: 'personal_data' } });
    expect(first.status).toBe(201);
    expect(second.body.caseNumber).toBe(first.body.caseNumber);

    const found = await caseOf(thread.publicId);
    expect(found?.reasons).toHaveLength(2);
    const hours = (Date.parse(found?.dueAt ?? '') - app.clock.now().getTime()) / 3_600_000;
    expect(hours).toBeCloseTo(defaultSettings.urgentCaseHours, 1);
  });

  it('takes one report per person, post and reason, and another after an edit', async () => {
    const { params } = await writePost();
    const report = () => app.call(routes.reportPost, { as: reporter, params, body: { reason: 'insult' } });
    await report();
    expect((await report()).body.code).toBe('already_reported');
    app.clock.advance({ minutes: 6 });
    await app.call(threadRoutes.editPost, {
      as: author,
      params,
      body: { body: 'A teraz piszę coś zupełnie innego. '.repeat(5) },
    });
    expect((await report()).status).toBe(201);
  });

  it('files a repeated request once', async () => {
    const { thread, params } = await writePost();
    const key = 'to-samo-zgloszenie';
    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        app.call(routes.reportPost, { as: reporter, params, body: { reason: 'spam' }, key }),
      ),
    );
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect((await caseOf(thread.publicId))?.reasons).toEqual([{ reason: 'spam', count: 1 }]);
    const other = await app.call(routes.reportPost, { as: reporter, params, body: { reason: 'insult' }, key });
    expect(other.body.code).toBe('idempotency_key_reused');
  });

  it('answers a repeated request although the post is hidden by now', async () => {
    const { params } = await writePost();
    const report = () =>
      app.call(routes.reportPost, { as: reporter, params, body: { reason: 'spam' }, key: 'ponowione-zgloszenie' });
    const first = await report();
    await app.call(routes.hidePost, { as: moderator, params, body: { rule: 'spam', reason } });
    const again = await report();
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
  });

  it('shows the text that was reported although its author has withdrawn the post', async () => {
    const { thread, params } = await writePost('Wycofany w porę.');
    await app.call(routes.reportPost, { as: reporter, params, body: { reason: 'insult' } });
    await app.call(threadRoutes.withdrawPost, { as: author, params });
    const found = await caseOf(thread.publicId);
    const { body } = await app.call(routes.case, { as: moderator, params: { case: found?.id ?? '' } });
    expect(body.post.html).toBe('');
    expect(body.reports.map(({ textThen }) => textThen)).toEqual(['Wycofany w porę.']);
  });

  it('gives out lists that go on without inside keys', async () => {
    const estate = await app.make.place();
    const own = await app.make.user({ memberships: { [estate.slug]: ['moderator'] } });
    for (let number = 0; number < 21; number += 1) {
      const thread = await app.make.thread({ place: estate.slug, author });
      await app.call(routes.reportPost, {
        as: await app.make.user(),
        params: { thread: thread.publicId, number: 1 },
        body: { reason: 'spam' },
      });
    }
    const { body } = await app.call(routes.listCases, { as: own });
    const last = body.items.at(-1);
    expect(Buffer.from(body.nextCursor ?? '', 'base64url').toString()).toBe(
      `open.${Date.parse(last?.dueAt ?? '')}.${last?.id}`,
    );
    const other = { state: 'decided' as const, cursor: body.nextCursor ?? '' };
    expect((await app.call(routes.listCases, { as: own, query: other })).body.code).toBe('invalid_input');
  });

  it('keeps the text as it was when it was reported', async () => {
    const { thread, params } = await writePost('Pierwszy tekst.');
    await app.call(routes.reportPost, { as: reporter, params, body: { reason: 'spam' } });
    await app.call(threadRoutes.editPost, { as: author, params, body: { body: 'Drugi tekst.' } });
    const found = await caseOf(thread.publicId);
    const { body } = await app.call(routes.case, { as: moderator, params: { case: found?.id ?? '' } });
    expect(body.reports.map(({ textThen }) => textThen)).toEqual(['Pierwszy tekst.']);
    expect(body.post.html).toContain('Drugi tekst.');
  });

  it('hides a post with a reason that its author and the moderators read, and nobody else', async () => {
    const { thread, params } = await writePost('Zbigniew spod siódemki.');
    await app.call(routes.reportPost, { as: reporter, params, body: { reason: 'personal_data' } });
    const decision = await app.call(routes.hidePost, {
      as: moderator,
      params,
      body: { rule: 'personal_data', reason },
    });
    expect(decision.body).toMatchObject({ action: 'hide', rule: 'personal_data', reason, decidedBy: 'Krystyna L.' });

    const at = { thread: thread.publicId, page: 1 };
    const page = await app.call(threadRoutes.threadPage, { as: author, params: at });
    const hidden = page.body.posts.find(({ number }) => number === params.number);
    expect(hidden).toMatchObject({ state: 'hidden', html: null, hiddenRule: 'personal_data' });
    expect(JSON.stringify(page.body)).not.toContain('Zbigniew');

    const mine = await app.call(threadRoutes.overlay, { as: author, params: at });
    expect(mine.body.hidden).toMatchObject([{ number: params.number, reason }]);
    expect(mine.body.hidden[0]?.html).toContain('Zbigniew');
    const theirs = await app.call(threadRoutes.overlay, { as: reporter, params: at });
    expect(theirs.body.hidden).toEqual([]);

    expect(await caseOf(thread.publicId)).toBeUndefined();
    const decided = await app.call(routes.listCases, { as: moderator, query: { state: 'decided' } });
    expect(decided.body.items.find((item) => item.thread.id === thread.publicId)?.state).toBe('hidden');
  });

  it('seals the title with the opening post, for everybody but its author and the moderators, until it is restored', async () => {
    const title = 'Zbigniew spod siódemki nie sprząta';
    const thread = await app.make.thread({ place: place.slug, author, title });
    const cites = `> [Autor, nr 1](/o/${place.slug}/w/${thread.publicId}/${thread.slug}):\n>\n> Tak.\n\nZgoda.`;
    await app.make.reply({ thread, author: reporter, body: cites });
    const opening = { thread: thread.publicId, number: 1 };
    await app.call(routes.hidePost, { as: moderator, params: opening, body: { rule: 'personal_data', reason } });

    const at = { thread: thread.publicId, page: 1 };
    const page = await app.call(threadRoutes.threadPage, { params: at });
    expect(page.body.thread).toMatchObject({
      title: 'Wątek ukryty przez moderację',
      slug: 'watek-ukryty-przez-moderacje',
    });
    const list = await app.call(threadRoutes.listThreads, { params: { place: place.slug } });
    const changes = await app.call(threadRoutes.changes, {
      as: reporter,
      params: { thread: thread.publicId },
      query: { since: 1 },
    });
    for (const { body } of [page, list, changes]) expect(JSON.stringify(body)).not.toMatch(/Zbigniew/i);
    const source = await app.call(threadRoutes.postSource, { params: { ...opening, number: 2 } });
    expect(source.body.body).toBe(cites.replace(`/${thread.slug})`, '/-)'));
    const [sealed] = await app.platform.db.select().from(threads).where(eq(threads.id, thread.id));
    expect(sealed).toMatchObject({ sealedTitle: title, excerpt: '' });

    const theirs = await app.call(threadRoutes.overlay, { as: author, params: at });
    expect(theirs.body.hidden).toMatchObject([{ number: 1, title }]);
    const decided = await app.call(routes.listCases, { as: moderator, query: { state: 'decided' } });
    expect(decided.body.items.find((item) => item.thread.id === thread.publicId)?.thread.title).toBe(title);

    await app.call(routes.restorePost, { as: moderator, params: opening, body: { reason: 'Pomyłka, przepraszamy.' } });
    // The page that was just read is kept until the change is heard of.
    await expect
      .poll(async () => (await app.call(threadRoutes.threadPage, { params: at })).body.thread)
      .toMatchObject({ title, slug: 'zbigniew-spod-siodemki-nie-sprzata' });
  });

  it('leaves the title alone when a reply is hidden', async () => {
    const { thread, params } = await writePost();
    const at = { thread: thread.publicId, page: 1 };
    const before = await app.call(threadRoutes.threadPage, { params: at });
    await app.call(routes.hidePost, { as: moderator, params, body: { rule: 'spam', reason } });
    const after = await app.call(threadRoutes.threadPage, { params: at });
    expect(after.body.thread.title).toBe(before.body.thread.title);
    const mine = await app.call(threadRoutes.overlay, { as: author, params: at });
    expect(mine.body.hidden).toMatchObject([{ title: null }]);
  });

  it('records a moderator’s own finding as a decided case', async () => {
    const { thread, params } = await writePost();
    await app.call(routes.hidePost, { as: moderator, params, body: { rule: 'spam', reason } });
    const decided = await app.call(routes.listCases, { as: moderator, query: { state: 'decided' } });
    expect(decided.body.items.find((item) => item.thread.id === thread.publicId)).toMatchObject({
      state: 'hidden',
      reasons: [],
    });
  });

  it('restores what was hidden, as it was, and keeps both decisions', async () => {
    const { thread, params } = await writePost('Tekst, który wraca.');
    await app.call(routes.hidePost, { as: moderator, params, body: { rule: 'spam', reason } });
    expect((await app.call(routes.hidePost, { as: moderator, params, body: { rule: 'spam', reason } })).body.code).toBe(
      'case_already_decided',
    );
    await app.call(routes.restorePost, { as: moderator, params, body: { reason: 'Pomyłka, przepraszamy.' } });
    const page = await app.call(threadRoutes.threadPage, { params: { thread: thread.publicId, page: 1 } });
    expect(page.body.posts.at(-1)?.html).toContain('Tekst, który wraca.');
    expect(page.body.posts.at(-1)?.hiddenRule).toBeNull();

    const decided = await app.call(routes.listCases, { as: moderator, query: { state: 'decided' } });
    const id = decided.body.items.find((item) => item.thread.id === thread.publicId)?.id ?? '';
    const whole = await app.call(routes.case, { as: moderator, params: { case: id } });
    expect(whole.body.decisions.map(({ action }) => action)).toEqual(['hide', 'restore']);
  });

  it('takes a hiding back: the case waits again with its deadline, where somebody had reported the post', async () => {
    const { thread, params } = await writePost('Tekst, nad którym ktoś się pomylił.');
    await app.call(routes.reportPost, { as: reporter, params, body: { reason: 'insult' } });
    const open = await caseOf(thread.publicId);
    await app.call(routes.hidePost, { as: moderator, params, body: { rule: 'spam', reason } });
    expect(await caseOf(thread.publicId)).toBeUndefined();
    const back = { reason: 'Decyzja cofnięta zaraz po jej podjęciu.', reopen: true };
    await app.call(routes.restorePost, { as: moderator, params, body: back });
    expect(await caseOf(thread.publicId)).toEqual(open);
    const { body } = await app.call(routes.case, { as: moderator, params: { case: open?.id ?? '' } });
    expect(body.decisions.map(({ action }) => action).toSorted()).toEqual(['hide', 'restore']);

    // Somebody else has decided anew: their decision stands.
    await app.call(routes.hidePost, { as: moderator, params, body: { rule: 'spam', reason } });
    await app.call(routes.restorePost, { as: moderator, params, body: { reason: back.reason } });
    const other = await app.make.user({ memberships: { [place.slug]: ['moderator'] } });
    await app.call(routes.hidePost, { as: other, params, body: { rule: 'insult', reason } });
    expect((await app.call(routes.restorePost, { as: moderator, params, body: back })).body.code).toBe(
      'case_already_decided',
    );

    const own = await writePost('Nikt tego nie zgłosił.');
    await app.call(routes.hidePost, { as: moderator, params: own.params, body: { rule: 'spam', reason } });
    await app.call(routes.restorePost, { as: moderator, params: own.params, body: back });
    expect(await caseOf(own.thread.publicId)).toBeUndefined();
  });

  it('closes a case by keeping the post', async () => {
    const { thread, params } = await writePost();
    await app.call(routes.reportPost, { as: reporter, params, body: { reason: 'off_topic' } });
    const found = await caseOf(thread.publicId);
    const keep = () =>
      app.call(routes.keepPost, { as: moderator, params: { case: found?.id ?? '' }, body: { reason } });
    expect((await keep()).body.action).toBe('keep');
    expect((await keep()).body.code).toBe('case_already_decided');
    expect(await caseOf(thread.publicId)).toBeUndefined();
  });

  it('lists open cases by deadline, going on by cursor without gaps', async () => {
    const estate = await app.make.place();
    const own = await app.make.user({ memberships: { [estate.slug]: ['moderator'] } });
    for (let number = 0; number < 23; number += 1) {
      const thread = await app.make.thread({ place: estate.slug, author });
      const person = await app.make.user();
      app.clock.advance({ minutes: 1 });
      await app.call(routes.reportPost, {
        as: person,
        params: { thread: thread.publicId, number: 1 },
        body: { reason: number % 2 === 0 ? 'spam' : 'insult' },
      });
    }
    const first = await app.call(routes.listCases, { as: own });
    const rest = await app.call(routes.listCases, { as: own, query: { cursor: first.body.nextCursor ?? '' } });
    const due = [...first.body.items, ...rest.body.items].map(({ dueAt }) => dueAt);
    expect(due).toHaveLength(23);
    expect(due).toEqual(due.toSorted());
    expect(rest.body.nextCursor).toBeNull();
  });

  it('writes every decision into the log, which nobody changes', async () => {
    const { params } = await writePost();
    await app.call(routes.hidePost, { as: moderator, params, body: { rule: 'spam', reason } });
    const { db } = app.platform;
    const readLog = () => db.select().from(auditLog).orderBy(auditLog.id);
    const rows = await readLog();
    expect(rows.at(-1)).toMatchObject({ action: 'post.hide', actorId: moderator.id });
    await expect(db.execute('delete from audit_log')).rejects.toThrow();
    await expect(db.execute(`update audit_log set action = 'nothing'`)).rejects.toThrow();
    expect(await readLog()).toEqual(rows);
  });
});
