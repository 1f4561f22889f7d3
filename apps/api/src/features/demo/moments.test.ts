import { describe, expect, it } from 'vitest';
import { momentsAround } from './moments.ts';

const moments = momentsAround(new Date('2026-11-22T23:30:00Z'), 'Europe/Warsaw');

describe('moments of the demo', () => {
  it('write dates in the language of the text, in the genitive, by the local day', () => {
    expect(moments.fillDates('do {{date:+22}}', 'pl')).toBe('do 15 grudnia');
    expect(moments.fillDates('до {{date:+22}}', 'uk')).toBe('до 15 грудня');
    expect(moments.fillDates('by {{date:-1}}, {{date:+0}}', 'en')).toBe('by 22 November, 23 November');
  });

  it('never place a post after the seeding', () => {
    expect(moments.hoursAfter(moments.daysAgo(1), 30)).toEqual(moments.now);
    expect(moments.hoursAfter(moments.daysAgo(2), 24)).toEqual(moments.daysAgo(1));
  });
});
