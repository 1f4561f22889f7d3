import vocabulary from './vocabulary.json' with { type: 'json' };
import { plainExcerpt, type Render } from '../../apps/api/src/features/threads/index.ts';
import type { Random } from '../lib/random.ts';

/** A text as it is stored: Markdown, the HTML that the forum makes of it, and its beginning. */
export interface Body {
  readonly markdown: string;
  readonly html: string;
  readonly excerpt: string;
}

/** What is written about one subject. Numbers are indexes of `Texts.bodies`. */
export interface Theme {
  readonly titles: readonly string[];
  readonly openings: readonly number[];
  readonly replies: readonly number[];
}

export interface Texts {
  readonly bodies: readonly Body[];
  readonly themes: readonly Theme[];
  /** Official answers, whatever the subject. */
  readonly official: readonly number[];
  /** Theme by a topic's slug; null: a topic that the vocabulary does not know. */
  themeOf(topic: string): number | null;
}

const openingsPerTheme = 100;
const repliesPerTheme = 240;
const officialAnswers = 200;
const minChars = 30;
const maxChars = 3000;

type Slots = typeof vocabulary.slots;

const isSlot = (name: string): name is keyof Slots => name in vocabulary.slots;

const fill = (sentence: string, random: Random): string => {
  const text = sentence.replace(/\{(\w+)\}/g, (whole, name: string) =>
    isSlot(name) ? random.pick(vocabulary.slots[name]) : whole,
  );
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** Lengths as people write: most are short, a few very long. */
const lengthAround = (median: number, random: Random): number => {
  const normal = Math.sqrt(-2 * Math.log(1 - random.float())) * Math.cos(2 * Math.PI * random.float());
  return Math.min(maxChars - 200, Math.max(minChars, median * Math.exp(0.9 * normal)));
};

/** Here and there a list, an emphasis, a quotation, a link: what the renderer has to do in earnest. */
const dressed = (paragraphs: readonly string[], random: Random): string => {
  const [first = '', ...rest] = paragraphs;
  if (rest.length > 1 && random.chance(0.15)) return [first, rest.map((line) => `- ${line}`).join('\n')].join('\n\n');
  if (random.chance(0.05)) return [`> ${first}`, ...rest, 'Właśnie o to chodzi.'].join('\n\n');
  if (random.chance(0.06)) return [first.replace(/^(\S+ \S+)/, '**$1**'), ...rest].join('\n\n');
  if (random.chance(0.02)) return [...paragraphs, 'Więcej: [strona urzędu](https://www.bialystok.pl/).'].join('\n\n');
  return paragraphs.join('\n\n');
};

/** A text of about so many characters, each sentence used once as long as there are others. */
const compose = (first: readonly string[], further: readonly string[], median: number, random: Random): string => {
  const wanted = lengthAround(median, random);
  const paragraphs: string[] = [];
  let paragraph = fill(random.pick(first), random);
  let chars = paragraph.length;
  let left = random.shuffled(further);
  while (chars < wanted) {
    const sentence = left.pop();
    if (sentence === undefined) {
      left = random.shuffled(further);
      continue;
    }
    const filled = fill(sentence, random);
    chars += filled.length + 1;
    if (paragraph.length > 250 || (paragraph.length > 120 && random.chance(0.3))) {
      paragraphs.push(paragraph);
      paragraph = filled;
    } else {
      paragraph = paragraph === '' ? filled : `${paragraph} ${filled}`;
    }
  }
  return dressed([...paragraphs, paragraph], random);
};

/** A few thousand different texts out of the vocabulary, each rendered once by the forum's own renderer. */
export const writeTexts = (random: Random, render: Render): Texts => {
  const bodies: Body[] = [];
  const write = (count: number, make: () => string): number[] =>
    Array.from({ length: count }, () => {
      const markdown = make();
      const html = render(markdown);
      return bodies.push({ markdown, html, excerpt: plainExcerpt(html) }) - 1;
    });
  const { general, official } = vocabulary;
  const themes = vocabulary.themes.map(({ titles, openings, replies }) => ({
    titles,
    openings: write(openingsPerTheme, () => compose(openings, [...openings, ...replies, ...general], 330, random)),
    replies: write(repliesPerTheme, () => compose([...replies, ...general], [...replies, ...general], 140, random)),
  }));
  const [greeting = '', ...sentences] = official;
  const answers = write(officialAnswers, () => compose([greeting], sentences, 300, random));
  const themeOfTopic = new Map(vocabulary.themes.flatMap(({ topics }, theme) => topics.map((topic) => [topic, theme])));
  return { bodies, themes, official: answers, themeOf: (topic) => themeOfTopic.get(topic) ?? null };
};

export const writeTitle = ({ titles }: Theme, random: Random): string => fill(random.pick(titles), random);

export const { firstNames, initials, units, reasons, kept: keptReasons } = vocabulary;
