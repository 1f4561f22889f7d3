import type { ThreadHead } from '@moja-ulica/shared/threads/schema.ts';
import { describe, expect, it } from 'vitest';
import { courseOf, courseProgress } from './course.ts';

const thread = (
  matter: Partial<NonNullable<ThreadHead['matter']>> | null,
  answeredBy: number | null = null,
): ThreadHead => ({
  id: 'aaaaaaaaaaaa',
  slug: 'x',
  title: 'Zapadnięty chodnik',
  kind: matter === null ? 'discussion' : 'matter',
  lang: 'pl',
  place: { slug: 'bema', name: 'Bema' },
  topic: null,
  streets: [],
  author: { handle: null, displayName: null, role: null, verified: false },
  createdAt: '2026-11-03T15:20:00.000Z',
  lastActivityAt: '2026-11-03T15:20:00.000Z',
  version: 1,
  lastNumber: 1,
  pinned: false,
  locked: false,
  matter:
    matter === null
      ? null
      : {
          state: 'waiting',
          institution: { slug: 'rada-bema', name: { pl: 'Rada Osiedla Bema' } },
          dueAt: '2026-11-29T22:59:59.000Z',
          concerns: 0,
          ...matter,
        },
  answeredBy,
});

const outline = (head: ThreadHead): readonly string[] => courseOf(head).map(({ step, state }) => `${step}:${state}`);

describe('courseOf', () => {
  it('is empty where nobody is asked', () => {
    expect(courseOf(thread(null))).toEqual([]);
  });

  it('waits for the answer', () => {
    expect(outline(thread({}))).toEqual(['opened:done', 'sent:done', 'waiting:now', 'settled:todo']);
    expect(courseProgress(courseOf(thread({})))).toEqual({ step: 3, steps: 4 });
  });

  it('stands at the answer until something else happens', () => {
    expect(outline(thread({}, 4))).toEqual(['opened:done', 'sent:done', 'answered:now', 'settled:todo']);
  });

  it('shows work under way after the answer', () => {
    expect(outline(thread({ state: 'in_progress' }, 4))).toEqual([
      'opened:done',
      'sent:done',
      'answered:done',
      'working:now',
      'settled:todo',
    ]);
  });

  it('ends resolved or declined, answered or not', () => {
    expect(outline(thread({ state: 'resolved', dueAt: null }, 4)).at(-1)).toBe('resolved:done');
    expect(outline(thread({ state: 'declined', institution: null }))).toEqual(['opened:done', 'declined:done']);
    expect(courseProgress(courseOf(thread({ state: 'resolved' }, 4)))).toEqual({ step: 4, steps: 4 });
  });
});
