/** Languages the pages are written in; the first is the source. */
export const pageLocales = ['pl', 'en'] as const;
export type PageLocale = (typeof pageLocales)[number];

const isPageLocale = (tag: string | undefined): tag is PageLocale => pageLocales.some((locale) => locale === tag);

interface Wish {
  readonly tag: string;
  readonly weight: number;
}

const wishes = (header: string): Wish[] =>
  header
    .slice(0, 500)
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.trim().split(';');
      const weight = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find((q) => q !== undefined);
      return { tag: tag.slice(0, 2).toLowerCase(), weight: weight === undefined ? 1 : Number(weight) || 0 };
    })
    .toSorted((one, other) => other.weight - one.weight);

/** The person's choice (cookie `lang`), else what the browser asks for, else Polish. */
export const pickLocale = (cookie: string | undefined, acceptLanguage: string | undefined): PageLocale => {
  if (isPageLocale(cookie)) return cookie;
  const wished = wishes(acceptLanguage ?? '').find(({ tag, weight }) => weight > 0 && isPageLocale(tag))?.tag;
  return isPageLocale(wished) ? wished : 'pl';
};
