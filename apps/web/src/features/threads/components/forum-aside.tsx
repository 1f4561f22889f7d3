import type { Place } from '@moja-ulica/shared/estates/schema.ts';
import type { InstitutionSummary } from '@moja-ulica/shared/institutions/schema.ts';
import { Building2 } from 'lucide-react';
import { pickText, useLocale, useT } from '../../../lib/i18n.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { PersonAvatar } from '../../../ui/person-avatar.tsx';

interface AnswerersProps {
  readonly institutions: readonly InstitutionSummary[];
}

/** Who answers here, with its promise where somebody keeps it. */
export const Answerers = ({ institutions }: AnswerersProps) => {
  const t = useT();
  const locale = useLocale();
  if (institutions.length === 0) return null;
  return (
    <section>
      <div className="sec">
        <h2>{t('threads.answerers')}</h2>
      </div>
      <ul>
        {institutions.map(({ slug, name, promiseDays }) => (
          <li className="line-item person" key={slug}>
            <span className={promiseDays === null ? 'av' : 'av off'} aria-hidden="true">
              <Icon of={Building2} />
            </span>
            <div>
              <span className="strong">{pickText(name, locale)}</span>
              <br />
              <span className="meta">
                {promiseDays === null ? t('threads.noAnswererYet') : t('threads.promiseDays', { days: promiseDays })}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
};

interface ForumAsideProps {
  readonly place: Place;
  /** Address of the forum narrowed to a topic. */
  readonly topicAddress: (topic: string) => string;
  readonly topic: string | undefined;
}

/** Topics of the forum, and who moderates it. */
export const ForumAside = ({ place, topicAddress, topic }: ForumAsideProps) => {
  const t = useT();
  const locale = useLocale();
  return (
    <>
      {place.topics.length === 0 ? undefined : (
        <section className="mt6">
          <div className="sec">
            <h2>{t('threads.topics')}</h2>
          </div>
          <ul className="tocnav">
            {place.topics.map(({ slug, name }) => (
              <li key={slug}>
                <AppLink to={topicAddress(slug)} aria-current={slug === topic ? 'true' : undefined}>
                  {pickText(name, locale)}
                </AppLink>
              </li>
            ))}
          </ul>
        </section>
      )}
      {place.moderators.length === 0 ? undefined : (
        <section className="mt6">
          <div className="sec">
            <h2>{t('threads.moderators')}</h2>
          </div>
          <ul>
            {place.moderators.map(({ handle, displayName }) => (
              <li className="line-item person" key={handle}>
                <PersonAvatar handle={handle} name={displayName} />
                <AppLink className="strong" to={`/u/${handle}`}>
                  {displayName}
                </AppLink>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
};
