import type { AuditRow } from '@moja-ulica/shared/admin/schema.ts';
import { threadAddress } from '@moja-ulica/shared/threads/paths.ts';
import { useLocale, useT } from '../../../lib/i18n.tsx';
import { usePlaces } from '../../../lib/places.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { detailLines, sentenceOf } from '../audit-words.ts';
import { useDay } from '../use-day.ts';

const Act = ({ row }: { readonly row: AuditRow }) => {
  const t = useT();
  const locale = useLocale();
  const day = useDay();
  const places = usePlaces();
  const placeName = (slug: string): string => places.find((place) => place.slug === slug)?.name ?? slug;
  const sentence = sentenceOf(t, locale, row);
  const lines = detailLines({ t, locale, day, placeName }, row);
  const { thread } = row.subject;
  return (
    <li className="line-item">
      <div>
        <p className="strong">
          {thread === null ? (
            sentence
          ) : (
            <AppLink to={threadAddress({ place: thread.place, id: thread.id, slug: thread.slug }, thread.number)}>
              {sentence}
            </AppLink>
          )}
        </p>
        <p className="meta">
          {row.by === null ? t('admin.nobodyNow') : <AppLink to={`/u/${row.by.handle}`}>{row.by.displayName}</AppLink>}
          {row.place === null ? '' : ` · ${row.place.name}`}
          {' · '}
          <RelativeTime at={row.at} />
        </p>
        {lines.length === 0 ? undefined : (
          <dl className="meta">
            {lines.map(({ label, text }) => (
              <div key={label}>
                <dt className="inline">{label}: </dt>
                <dd className="inline">{text}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </li>
  );
};

/** Acts of staff, newest first. */
export const AuditList = ({ rows }: { readonly rows: readonly AuditRow[] }) => (
  <ol>
    {rows.map((row, at) => (
      <Act key={`${row.at} ${row.action} ${row.subject.id} ${String(at)}`} row={row} />
    ))}
  </ol>
);
