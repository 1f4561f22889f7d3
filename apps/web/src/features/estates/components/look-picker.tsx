import type { PlaceAccent, PlaceEmblem } from '@moja-ulica/shared/estates/schema.ts';
import { useT } from '../../../lib/i18n.tsx';
import { DrawnEmblem } from '../../../ui/emblem.tsx';

const accents: readonly PlaceAccent[] = ['brick', 'ochre', 'raspberry', 'cobalt', 'teal', 'violet', 'neutral'];
const emblems: readonly PlaceEmblem[] = ['fort', 'rings', 'circles', 'wheel', 'stream', 'gables', 'walls', 'initial'];

interface LookPickerProps {
  readonly name: string;
  readonly accent: PlaceAccent;
  readonly emblem: PlaceEmblem;
  readonly onChange: (look: { accent: PlaceAccent } | { emblem: PlaceEmblem }) => void;
}

/** Colour and emblem from the design's set; each choice is seen as it will be. */
export const LookPicker = ({ name, accent, emblem, onChange }: LookPickerProps) => {
  const t = useT();
  // Before it has a name, any letter shows what is meant.
  const shown = name.trim() === '' ? 'A' : name;
  return (
    <>
      <fieldset className="field">
        <legend>{t('estates.accent')}</legend>
        <div className="looks">
          {accents.map((each) => (
            <label key={each} data-accent={each}>
              <DrawnEmblem accent={each} emblem={emblem} name={shown} />
              <span>{t(`estates.accent.${each}`)}</span>
              <input type="radio" name="accent" checked={each === accent} onChange={() => onChange({ accent: each })} />
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset className="field">
        <legend>{t('estates.emblem')}</legend>
        <div className="looks">
          {emblems.map((each) => (
            <label key={each} data-accent={accent}>
              <DrawnEmblem accent={accent} emblem={each} name={shown} />
              <span>{t(`estates.emblem.${each}`)}</span>
              <input type="radio" name="emblem" checked={each === emblem} onChange={() => onChange({ emblem: each })} />
            </label>
          ))}
        </div>
      </fieldset>
    </>
  );
};
