import type { Case } from '@moja-ulica/shared/moderation/schema.ts';
import { threadAddress } from '@moja-ulica/shared/threads/paths.ts';
import { Rich, useT } from '../../../lib/i18n.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { DueChip } from '../../../ui/status-chip.tsx';
import { Written } from './written.tsx';

const Author = ({ author }: Pick<Case, 'author'>) => {
  const t = useT();
  if (author.handle === null) return <b>{author.displayName ?? t('row.goneAccount')}</b>;
  return (
    <AppLink to={`/u/${author.handle}`}>
      <b>{author.displayName ?? author.handle}</b>
    </AppLink>
  );
};

const Reports = ({ reports }: Pick<Case, 'reports'>) => {
  const t = useT();
  if (reports.length === 0) return null;
  return (
    <>
      <dt>{t('moderation.reports')}</dt>
      <dd>
        <ul className="stack-tight">
          {reports.map((report) => (
            <li key={`${report.createdAt} ${report.reporter ?? ''} ${report.reason}`}>
              {t(`row.rule.${report.reason}`)}
              <span className="meta">
                {' · '}
                {report.reporter ?? t('row.goneAccount')}
                {' · '}
                <RelativeTime at={report.createdAt} />
              </span>
              {report.note === null ? undefined : <p className="said">„{report.note}”</p>}
              {report.textThen === null ? undefined : (
                <details>
                  <summary>{t('moderation.textThen')}</summary>
                  <p className="said">{report.textThen}</p>
                </details>
              )}
            </li>
          ))}
        </ul>
      </dd>
    </>
  );
};

const decisionWords = {
  hide: 'moderation.decidedHide',
  keep: 'moderation.decidedKeep',
  restore: 'moderation.decidedRestore',
} as const;

const Decisions = ({ decisions }: Pick<Case, 'decisions'>) => {
  const t = useT();
  if (decisions.length === 0) return null;
  return (
    <>
      <dt>{t('moderation.decisions')}</dt>
      <dd>
        <ul className="stack-tight">
          {decisions.map((decision) => (
            <li key={decision.decidedAt}>
              <b>{t(decisionWords[decision.action])}</b>
              {decision.rule === null ? '' : `: ${t(`row.rule.${decision.rule}`)}`}
              <span className="meta">
                {' · '}
                {decision.decidedBy}
                {' · '}
                <RelativeTime at={decision.decidedAt} />
              </span>
              <p className="said">{decision.reason}</p>
            </li>
          ))}
        </ul>
      </dd>
    </>
  );
};

/** What the moderator decides on: the post in its place, who reported it and why, what was decided before. */
export const CaseEvidence = ({ item }: { readonly item: Case }) => {
  const t = useT();
  const { thread, place, post, previous } = item;
  return (
    <>
      <p className="meta">
        <Rich
          id="moderation.inThread"
          values={{ title: thread.title }}
          components={{
            link: (
              <AppLink to={threadAddress({ place: place.slug, id: thread.id, slug: thread.slug }, post.number)}>
                {thread.title}
              </AppLink>
            ),
          }}
        />
      </p>
      <div className="evid">
        {previous === null ? undefined : (
          <details className="before" open>
            <summary className="meta">
              {t('moderation.before', { name: previous.displayName ?? t('row.goneAccount') })}
            </summary>
            <Written html={previous.html} className="muted" />
          </details>
        )}
        <p className="evid-who">
          <Author author={item.author} />, <RelativeTime at={post.createdAt} />
        </p>
        {post.state === 'withdrawn' ? <p className="muted">{t('moderation.withdrawn')}</p> : undefined}
        <Written html={post.html} />
      </div>
      <dl>
        {item.state === 'open' ? (
          <>
            <dt>{t('moderation.due')}</dt>
            <dd>
              <DueChip at={item.dueAt} />
            </dd>
          </>
        ) : undefined}
        <Reports reports={item.reports} />
        <Decisions decisions={item.decisions} />
      </dl>
    </>
  );
};
