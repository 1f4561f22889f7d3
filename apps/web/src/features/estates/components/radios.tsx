import { useT } from '../../../lib/i18n.tsx';
import type { MessageKey } from '../../../lib/i18n.tsx';

interface RadiosProps<Value extends string> {
  readonly legend: string;
  readonly name: string;
  readonly choices: readonly (readonly [Value, MessageKey, MessageKey])[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** One of a few, each with a sentence about what it means. */
export const Radios = <Value extends string>({ legend, name, choices, value, onChange }: RadiosProps<Value>) => {
  const t = useT();
  return (
    <fieldset className="field">
      <legend>{legend}</legend>
      {choices.map(([each, label, hint]) => (
        <label className="radio" key={each}>
          <input type="radio" name={name} checked={each === value} onChange={() => onChange(each)} />
          <div>
            {t(label)}
            <span>{t(hint)}</span>
          </div>
        </label>
      ))}
    </fieldset>
  );
};
