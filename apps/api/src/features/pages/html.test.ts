import { describe, expect, it } from 'vitest';
import { html, jsonForScript, trusted } from './html.ts';

describe('html', () => {
  it('escapes every value in text and attributes', () => {
    const evil = `"><script>alert('x')</script>&`;
    expect(html`<a title="${evil}">${evil}</a>`.safe).toBe(
      '<a title="&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;">&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;</a>',
    );
  });

  it('nests what it made itself, lists included, and leaves nothing for nothing', () => {
    const list = ['a', '<b>'].map((item) => html`<i>${item}</i>`);
    expect(html`<b>${list}</b>${null}${undefined}${0}`.safe).toBe('<b><i>a</i><i>&lt;b&gt;</i></b>0');
    expect(html`${trusted('<p>ok</p>')}`.safe).toBe('<p>ok</p>');
  });
});

describe('jsonForScript', () => {
  it('cannot be left by what people wrote, and reads back the same', () => {
    const value = { text: '</script><!-- \u2028 <script>' };
    const { safe } = jsonForScript(JSON.stringify(value));
    expect(safe).not.toContain('<');
    expect(JSON.parse(safe)).toEqual(value);
  });
});
