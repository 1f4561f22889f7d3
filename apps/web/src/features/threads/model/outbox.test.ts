import { describe, expect, it } from 'vitest';
import { nextToSend, nextWakeMs, outboxReducer, parseOutbox, serializeOutbox } from './outbox.ts';
import type { Outbox, Reply } from './outbox.ts';

const reply = (key: string): Reply => ({
  key,
  body: `Treść ${key}`,
  replyTo: undefined,
  official: undefined,
  writtenAt: '2026-11-22T10:00:00.000Z',
});

const box = (...keys: readonly string[]): Outbox =>
  keys.reduce<Outbox>((outbox, key) => outboxReducer(outbox, { type: 'add', reply: reply(key) }), []);

describe('outbox', () => {
  it('sends one at a time and in order', () => {
    const two = box('a', 'b');
    expect(nextToSend(two, 0)?.key).toBe('a');
    const sending = outboxReducer(two, { type: 'status', key: 'a', status: { is: 'sending' } });
    expect(nextToSend(sending, 0)).toBeUndefined();
    expect(nextToSend(outboxReducer(sending, { type: 'remove', key: 'a' }), 0)?.key).toBe('b');
  });

  it('passes over what failed', () => {
    const failed = outboxReducer(box('a', 'b'), {
      type: 'status',
      key: 'a',
      status: { is: 'failed', reason: 'Wątek jest zamknięty.' },
    });
    expect(nextToSend(failed, 0)?.key).toBe('b');
  });

  it('holds everything while the first was too fast', () => {
    const held = outboxReducer(box('a', 'b'), { type: 'status', key: 'a', status: { is: 'held', untilMs: 5_000 } });
    expect(nextToSend(held, 4_999)).toBeUndefined();
    expect(nextWakeMs(held)).toBe(5_000);
    expect(nextToSend(held, 5_000)?.key).toBe('a');
  });

  it('survives a reload with its keys, and queues again what was on its way', () => {
    const sending = outboxReducer(box('a'), { type: 'status', key: 'a', status: { is: 'sending' } });
    expect(parseOutbox(serializeOutbox(sending))).toEqual(box('a'));
    expect(serializeOutbox([])).toBe('');
  });

  it('reads nothing from nonsense', () => {
    expect(parseOutbox('{')).toEqual([]);
    expect(parseOutbox('[{"key":1}]')).toEqual([]);
    expect(parseOutbox(undefined)).toEqual([]);
  });

  it('takes the same reply once', () => {
    expect(outboxReducer(box('a'), { type: 'add', reply: reply('a') })).toHaveLength(1);
  });
});
