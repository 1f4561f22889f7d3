import { describe, expect, it } from 'vitest';
import { createReadTracker } from './read-tracker.ts';

const second = 1_000;
const minute = 60 * second;

describe('createReadTracker', () => {
  it('counts the greatest post in view during a focused tick', () => {
    const tracker = createReadTracker(2, 0);
    tracker.inView([3, 4]);
    tracker.tick(second, true);
    tracker.inView([2, 3]);
    tracker.tick(2 * second, true);
    expect(tracker.take()).toBe(4);
    expect(tracker.take()).toBeUndefined();
  });

  it('counts nothing without focus', () => {
    const tracker = createReadTracker(0, 0);
    tracker.inView([5]);
    tracker.tick(second, false);
    expect(tracker.take()).toBeUndefined();
  });

  it('stops three minutes after the last activity and goes on with the next', () => {
    const tracker = createReadTracker(0, 0);
    tracker.tick(3 * minute + second, true);
    tracker.inView([7]);
    tracker.tick(3 * minute + 2 * second, true);
    expect(tracker.take()).toBeUndefined();
    tracker.activity(4 * minute);
    tracker.tick(4 * minute + second, true);
    expect(tracker.take()).toBe(7);
  });

  it('is due a minute after the last hand-over, only with something new', () => {
    const tracker = createReadTracker(0, 0);
    expect(tracker.due(minute)).toBe(false);
    tracker.inView([1]);
    tracker.tick(second, true);
    expect(tracker.due(59 * second)).toBe(false);
    expect(tracker.due(minute)).toBe(true);
  });

  it('hands over again what could not be sent', () => {
    const tracker = createReadTracker(0, 0);
    tracker.inView([3]);
    tracker.tick(second, true);
    expect(tracker.take()).toBe(3);
    tracker.giveBack(3);
    expect(tracker.take()).toBe(3);
  });
});
