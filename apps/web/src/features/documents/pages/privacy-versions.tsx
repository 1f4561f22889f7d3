import { currentLocale } from '../../../lib/i18n.tsx';
import type { Prefetch } from '../../../lib/page.ts';
import { VersionList } from '../components/version-list.tsx';
import { versionsQuery } from '../queries.ts';

export const prefetch: Prefetch = (client) => client.prefetchQuery(versionsQuery('privacy', currentLocale()));

export const Page = () => <VersionList name="privacy" />;
