import { institutionAddress } from '@moja-ulica/shared/institutions/paths.ts';
import type { Post } from '@moja-ulica/shared/threads/schema.ts';
import { BadgeCheck } from 'lucide-react';
import { useState } from 'react';
import { pickText, useLocale, useT } from '../../../lib/i18n.tsx';
import { formatDue } from '../../../lib/time.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Icon } from '../../../ui/icon.tsx';

type Official = NonNullable<Post['official']>;

interface OfficialBandProps {
  readonly official: Official;
  readonly headingId: string;
}

/** The band that sets an institution's answer apart. */
export const OfficialBand = ({ official, headingId }: OfficialBandProps) => {
  const t = useT();
  const locale = useLocale();
  return (
    <div className="band">
      <Icon of={BadgeCheck} />
      <h2 id={headingId} tabIndex={-1}>
        {t('threads.official')}
      </h2>
      <span>
        <AppLink to={institutionAddress(official.institution.slug)}>
          {pickText(official.institution.name, locale)}
        </AppLink>
      </span>
    </div>
  );
};

interface PromiseListProps {
  readonly official: Official;
  /** Address of a newer answer that replaces this one. */
  readonly newer: string | undefined;
}

/** Who answers and by when. */
export const PromiseList = ({ official, newer }: PromiseListProps) => {
  const t = useT();
  const locale = useLocale();
  const [now] = useState(() => new Date());
  const { unit, promisedAt } = official;
  return (
    <>
      {unit === null && promisedAt === null ? undefined : (
        <dl className="promise">
          {unit === null ? undefined : (
            <>
              <dt>{t('threads.promiseWho')}</dt>
              <dd>{unit}</dd>
            </>
          )}
          {promisedAt === null ? undefined : (
            <>
              <dt>{t('threads.promiseWhen')}</dt>
              <dd>
                <time dateTime={promisedAt}>{formatDue(new Date(promisedAt), { now, locale, t })}</time>
              </dd>
            </>
          )}
        </dl>
      )}
      {newer === undefined ? undefined : (
        <p className="mt3">
          <AppLink to={newer}>{t('threads.newerAnswer')}</AppLink>
        </p>
      )}
    </>
  );
};
