import { expect, it } from 'vitest';
import { quotedPosts, withoutPerson } from './without-person.ts';

const thread = '4kTzQ9aBcDeF';
const traces = {
  handle: 'zofia-r',
  wrote: (of: string, number: number) => of === thread && number === 5,
  deleted: 'konto usunięte',
  withText: false,
};
const source = (name: string, number: number) => `> [${name}, nr ${number}](/o/piasta/w/${thread}/lawka/${number}):`;

it('mentions go, longer handles and other people stay', () => {
  expect(withoutPerson('Dziękuję @zofia-r! I @Zofia-R, i @zofia-r-2, i zofia-r.', traces)).toBe(
    'Dziękuję konto usunięte! I konto usunięte, i @zofia-r-2, i zofia-r.',
  );
});

it('the source of a quotation is named no more, its text stays', () => {
  const body = `${source('Zofia R.', 5)}\n>\n> Ławka jest.\n\nZgoda.`;
  expect(quotedPosts(body)).toEqual([{ thread, number: 5 }]);
  expect(withoutPerson(body, traces)).toBe(
    `> [konto usunięte, nr 5](/o/piasta/w/${thread}/lawka/5):\n>\n> Ławka jest.\n\nZgoda.`,
  );
});

it('a name in brackets and several quotations', () => {
  const body = `${source('Zofia \\[R.\\]', 5)}\n>\n> Moje.\n\n${source('Jan', 6)}\n>\n> Jego.\n\nZgoda.`;
  expect(withoutPerson(body, { ...traces, withText: true })).toBe(
    `${source('konto usunięte', 5)}\n>\n> …\n\n${source('Jan', 6)}\n>\n> Jego.\n\nZgoda.`,
  );
});

it('what was quoted goes where the text goes, and what they quoted in it, up to the next that is not theirs', () => {
  const nested = [
    source('Jan', 6),
    '>',
    `> ${source('Zofia R.', 5)}`,
    '> >',
    '> > Tajne.',
    '> > > Głębiej.',
    '>',
    '> Jego.',
    '',
    'Zgoda.',
  ].join('\n');
  expect(withoutPerson(nested, { ...traces, withText: true })).toBe(
    [source('Jan', 6), '>', `> ${source('konto usunięte', 5)}`, '> >', '> > …', '>', '> Jego.', '', 'Zgoda.'].join(
      '\n',
    ),
  );
});

it('links that lead elsewhere are no sources', () => {
  expect(quotedPosts('> [Zofia R., nr 5](https://example.org/):\n[a](/o/p/w/4kTzQ9aBcDeF/lawka/5)')).toEqual([]);
  expect(quotedPosts(`> [Zofia, nr 1](/o/piasta/w/${thread}/lawka):`)).toEqual([{ thread, number: 1 }]);
});
