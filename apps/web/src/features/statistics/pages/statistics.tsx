import { momentFormat } from '@moja-ulica/shared/moment.ts';
import type { WeekOfPlace } from '@moja-ulica/shared/statistics/schema.ts';
import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { useCrumbs } from '../../../lib/crumbs.ts';
import { useLocale, useT } from '../../../lib/i18n.tsx';
import type { MessageKey } from '../../../lib/i18n.tsx';
import { usePlaces } from '../../../lib/places.ts';
import type { PlaceSummary } from '../../../lib/places.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { EmptyState, ErrorState } from '../../../ui/states.tsx';
import { barsOf, chart, topOf } from '../bars.ts';
import { toCsv } from '../csv.ts';
import { weeklyQuery } from '../queries.ts';
import '../statistics.css';

type Measure = 'activePeople' | 'posts' | 'newThreads' | 'answered';

const measures = [
  ['activePeople', 'statistics.activePeople'],
  ['posts', 'statistics.posts'],
  ['newThreads', 'statistics.newThreads'],
  ['answered', 'statistics.answered'],
] as const satisfies readonly (readonly [Measure, MessageKey])[];

const hidden = '<5';
const shown = (value: number | null): string => (value === null ? hidden : String(value));

const dayOf = (monday: string, locale: string): string =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(monday),
  );

interface WeeksProps {
  readonly weeks: readonly WeekOfPlace[];
  readonly name: string;
}

/** The same numbers as the table below, which stands for it where it is not seen. */
const Chart = ({ weeks, name }: WeeksProps) => {
  const t = useT();
  const locale = useLocale();
  const [measure, setMeasure] = useState<Measure>('posts');
  const words = t(measures.find(([each]) => each === measure)?.[1] ?? 'statistics.posts');
  const shownWeeks = weeks.toReversed().map((week) => ({ monday: week.monday, value: week[measure] }));
  const top = topOf(shownWeeks.map(({ value }) => value));
  const ends = [...new Set([shownWeeks[0], shownWeeks.at(-1)])].filter((week) => week !== undefined);
  return (
    <figure className="chart">
      <fieldset className="field">
        <legend>{t('statistics.measure')}</legend>
        <div className="choices">
          {measures.map(([each, label]) => (
            <label className="radio" key={each}>
              <input type="radio" name="measure" checked={each === measure} onChange={() => setMeasure(each)} />
              <div>{t(label)}</div>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="plot">
        <div className="scale num" aria-hidden="true">
          {[top, top / 2, 0].map((value) => (
            <div key={value}>{value}</div>
          ))}
        </div>
        <svg
          viewBox={`0 0 ${chart.width} ${chart.height}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={t('statistics.chart', { measure: words, name })}
        >
          {[0, chart.height / 2].map((y) => (
            <line key={y} x1="0" x2={chart.width} y1={y} y2={y} />
          ))}
          {barsOf(shownWeeks, top).map(({ monday, x, y, width, height, value }) => (
            <rect key={monday} x={x} y={y} width={width} height={height} className={value === null ? 'few' : undefined}>
              <title>{`${t('statistics.from', { day: dayOf(monday, locale) })}: ${shown(value)}`}</title>
            </rect>
          ))}
          <line className="base" x1="0" x2={chart.width} y1={chart.height} y2={chart.height} />
        </svg>
        <div className="ends" aria-hidden="true">
          {ends.map(({ monday }) => (
            <div key={monday}>{dayOf(monday, locale)}</div>
          ))}
        </div>
      </div>
      <figcaption className="meta">{t('statistics.chartNote')}</figcaption>
    </figure>
  );
};

const Weeks = ({ weeks, name }: WeeksProps) => {
  const t = useT();
  const locale = useLocale();
  const save = (): void => {
    const heading = [t('statistics.place'), t('statistics.week'), ...measures.map(([, label]) => t(label))];
    const rows = weeks.map((week) => [name, week.monday, ...measures.map(([measure]) => shown(week[measure]))]);
    const address = URL.createObjectURL(new Blob([toCsv([heading, ...rows])], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `${weeks[0]?.place ?? 'forum'}-${weeks[0]?.monday ?? ''}.csv`;
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <>
      <Chart weeks={weeks} name={name} />
      <p className="mt4">
        <Button icon={Download} onClick={save}>
          {t('statistics.csv')}
        </Button>
      </p>
      <table className="cards weeks mt4">
        <caption className="vh">{t('statistics.table', { name })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('statistics.week')}</th>
            {measures.map(([measure, label]) => (
              <th scope="col" key={measure}>
                {t(label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.monday}>
              <th scope="row">
                {t('statistics.from', { day: dayOf(week.monday, locale) })}
                {week.final ? '' : ` ${t('statistics.notFinal')}`}
              </th>
              {measures.map(([measure, label]) => (
                <td key={measure} data-l={t(label)} className="num">
                  {shown(week[measure])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
};

const Of = ({ place, name }: { readonly place: string; readonly name: string }) => {
  const t = useT();
  const locale = useLocale();
  const { data, error, isPending, refetch } = useQuery(weeklyQuery(place));
  if (isPending) return <SkeletonRows />;
  if (data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const { countedAt, weeks } = data;
  return (
    <>
      <p className="meta mt4">
        {countedAt === null
          ? t('statistics.notCounted')
          : t('statistics.counted', {
              time: momentFormat(locale)(new Date(countedAt)),
            })}
      </p>
      {weeks.length === 0 ? <EmptyState title={t('statistics.none')} /> : <Weeks weeks={weeks} name={name} />}
    </>
  );
};

/** `/admin/statystyki`: how lively a place is, week by week, as a chart, a table and a file. */
export const Page = () => {
  const t = useT();
  const places = usePlaces();
  const [chosen, setChosen] = useState<string>();
  const place = places.find(({ slug }) => slug === chosen) ?? places[0];
  // The numbers of the city are those of its own forum, not of all of them.
  const nameOf = ({ kind, name }: PlaceSummary): string =>
    kind === 'city' ? t('statistics.cityForum', { name }) : name;
  useCrumbs([{ label: t('app.admin') }, { label: t('statistics.title') }]);
  return (
    <>
      <PageTitle title={t('statistics.title')} />
      <p className="lead mt4">{t('statistics.lead')}</p>
      <div className="short">
        <Field label={t('statistics.place')} id="statistics-place">
          {(control) => (
            <select
              className="input"
              {...control}
              value={place?.slug ?? ''}
              onChange={({ target: { value } }) => setChosen(value)}
            >
              {places.map((one) => (
                <option key={one.slug} value={one.slug}>
                  {nameOf(one)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      {place === undefined ? undefined : <Of key={place.slug} place={place.slug} name={nameOf(place)} />}
      <section className="setting" aria-labelledby="what-is-counted">
        <h2 id="what-is-counted">{t('statistics.what')}</h2>
        <p>{t('statistics.whatActive')}</p>
        <p>{t('statistics.whatAnswered')}</p>
        <p>{t('statistics.whatHidden')}</p>
      </section>
    </>
  );
};
