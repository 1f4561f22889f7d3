import { describe, expect, it } from 'vitest';
import { createRenderer } from './renderer.ts';
import { createSanitizer } from './sanitize.ts';
import { xssPayloads as payloads } from '../../testing/xss-payloads.ts';

const render = createRenderer('https://forum.example');
const sanitize = createSanitizer('https://forum.example');

const attributes = String.raw`(?: (?:href|rel|class|start|tabindex)="[^"<>]*")*`;
const allowedTag = new RegExp(
  String.raw`^</?(?:h[456]|p|br|hr|em|strong|s|a|code|pre|blockquote|ul|ol|li|table|thead|tbody|tr|th|td)${attributes} ?/?>$`,
);
const classes = ['align-left', 'align-center', 'align-right'];
const goodAddress = /^(?:https?:\/\/[^/\\]|mailto:|\/(?![/\\])|#)/;

/** Everything in the HTML that is not plainly harmless. Every < must begin one of our tags. */
const dangers = (html: string): string[] => {
  const tags = html.match(/<[^>]*>?/g) ?? [];
  const values = (name: string) =>
    tags.flatMap((tag) => [...tag.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g'))].map(([, value = '']) => value));
  return [
    ...tags.filter((tag) => !allowedTag.test(tag)),
    ...values('href').filter((href) => !goodAddress.test(href)),
    ...values('class').filter((name) => !classes.includes(name)),
  ];
};

describe('the wall against scripts', () => {
  it('is tried with enough', () => {
    expect(payloads.length).toBeGreaterThanOrEqual(60);
    expect(new Set(payloads).size).toBe(payloads.length);
  });

  it('knows danger when it sees it', () => {
    expect(dangers('<img src=x onerror=alert(1)>')).toHaveLength(1);
    expect(dangers('<a href="javascript:alert(1)">x</a><a href="//evil">x</a><p class="x">')).toHaveLength(3);
    expect(dangers('<p onclick="x">')).toHaveLength(1);
    expect(dangers('<p')).toHaveLength(1);
  });

  it.each(payloads)('renders %j harmless', (payload) => {
    expect(dangers(render(payload))).toEqual([]);
    expect(dangers(render(`Zdanie ${payload} dalej\n\n> ${payload}`))).toEqual([]);
  });

  it.each(payloads)('lets nothing through the second wall alone: %j', (payload) => {
    expect(dangers(sanitize(payload))).toEqual([]);
    // What is left stays the same when it is taken in once more: nothing changes its meaning on the way.
    expect(sanitize(sanitize(payload))).toBe(sanitize(payload));
  });
});
