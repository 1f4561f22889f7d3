import type { Place, PlaceSummary } from '@moja-ulica/shared/estates/schema.ts';
import { pickText, useLocale, useT } from '../../../lib/i18n.tsx';
import { Field } from '../../../ui/field.tsx';
import type { ThreadFields } from '../model/new-thread.ts';

interface ThreadChoicesProps {
  /** Places to choose from; with one there is no choice. */
  readonly places: readonly PlaceSummary[];
  readonly place: PlaceSummary;
  /** Its topics and streets, once they are known. */
  readonly details: Place | undefined;
  readonly fields: ThreadFields;
  readonly topicId: string;
  readonly streetId: string;
  readonly onPlace: (slug: string) => void;
  readonly onFields: (change: Partial<ThreadFields>) => void;
}

/** Where a new thread belongs: the forum, and if one likes a topic and a street. */
export const ThreadChoices = (props: ThreadChoicesProps) => {
  const { places, place, details, fields, topicId, streetId, onPlace, onFields } = props;
  const t = useT();
  const locale = useLocale();
  return (
    <div className="pair">
      {places.length > 1 ? (
        <Field label={t('threads.place')}>
          {(control) => (
            <select className="input" {...control} value={place.slug} onChange={(event) => onPlace(event.target.value)}>
              {places.map(({ slug, name, kind }) => (
                <option key={slug} value={slug}>
                  {kind === 'city' ? t('app.cityForum') : name}
                </option>
              ))}
            </select>
          )}
        </Field>
      ) : undefined}
      <Field label={t('threads.topic')} id={topicId}>
        {(control) => (
          <select
            className="input"
            {...control}
            value={fields.topic}
            onChange={(event) => onFields({ topic: event.target.value })}
          >
            <option value="">{t('threads.topicNone')}</option>
            {details?.topics.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {pickText(name, locale)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {details === undefined || details.streets.length === 0 ? undefined : (
        <Field
          label={
            <>
              {t('threads.street')} <span className="muted">({t('ui.optional')})</span>
            </>
          }
          id={streetId}
        >
          {(control) => (
            <select
              className="input"
              {...control}
              value={fields.street}
              onChange={(event) => onFields({ street: event.target.value })}
            >
              <option value="">{t('threads.streetNone')}</option>
              {details.streets.map(({ slug, name }) => (
                <option key={slug} value={slug}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </div>
  );
};
