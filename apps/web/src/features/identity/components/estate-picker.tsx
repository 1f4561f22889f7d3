import type { PlaceSummary } from '@moja-ulica/shared/estates/schema.ts';
import { useT } from '../../../lib/i18n.tsx';
import { Emblem } from '../../../ui/emblem.tsx';
import { FieldError } from '../../../ui/field.tsx';

interface EstatePickerProps {
  /** Focus goes to the first choice when the summary leads here. */
  readonly id: string;
  readonly places: readonly PlaceSummary[];
  readonly value: string;
  readonly onChange: (place: string) => void;
  readonly error: string | undefined;
}

/** Estates as plates to choose one from. */
export const EstatePicker = ({ id, places, value, onChange, error }: EstatePickerProps) => {
  const t = useT();
  return (
    <fieldset
      className="field"
      aria-describedby={error === undefined ? `${id}-hint` : `${id}-hint ${id}-error`}
      aria-invalid={error !== undefined || undefined}
    >
      <legend>{t('identity.whichEstate')}</legend>
      <p className="hint" id={`${id}-hint`}>
        {t('identity.whichEstateHint')}
      </p>
      {error === undefined ? undefined : <FieldError id={`${id}-error`}>{error}</FieldError>}
      <div className="pick">
        {places.map((place, index) => (
          <label key={place.slug} data-accent={place.accent}>
            <Emblem place={place.slug} name={place.name} />
            <span>
              <b>{place.name}</b>
              {place.joining === 'open' ? undefined : (
                <small className="meta">
                  {t(place.joining === 'code' ? 'identity.joinsByCode' : 'identity.joinsByApproval')}
                </small>
              )}
            </span>
            <input
              type="radio"
              name={id}
              {...(index === 0 && { id })}
              checked={place.slug === value}
              onChange={() => onChange(place.slug)}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
};
