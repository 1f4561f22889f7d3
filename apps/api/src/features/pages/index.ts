import { loadTexts } from '../../platform/i18n.ts';
import type { Http } from '../../platform/http/contract.ts';
import type { PagesContext } from './context.ts';
import { registerPages } from './routes.ts';

/** First HTML of public pages, sitemap and robots. */
export const pagesFeature = (context: Omit<PagesContext, 'texts'>) => ({
  routes: (http: Http): void => registerPages(http, { ...context, texts: loadTexts() }),
});
