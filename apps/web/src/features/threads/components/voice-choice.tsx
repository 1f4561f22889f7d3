import { useT } from '../../../lib/i18n.tsx';

/** An institution that the person may speak for. */
export interface Voice {
  readonly slug: string;
  readonly name: string;
  /** Written beside one’s own name, and no official answer. */
  readonly organisation?: true;
}

interface VoiceChoiceProps {
  readonly voices: readonly Voice[];
  /** Institution spoken for; empty: as a neighbour. */
  readonly value: string;
  readonly onChange: (institution: string) => void;
}

/** Id that a liaison's list of matters leads to. */
export const officialChoiceId = 'odpowiedz-oficjalnie';

/** As a neighbour, or officially for an institution. */
export const VoiceChoice = ({ voices, value, onChange }: VoiceChoiceProps) => {
  const t = useT();
  if (voices.length === 0) return null;
  const options: readonly Voice[] = [{ slug: '', name: t('threads.voiceNeighbour') }, ...voices];
  return (
    <fieldset className="voices" id={officialChoiceId}>
      <legend>{t('threads.voice')}</legend>
      {options.map(({ slug, name, organisation }) => (
        <label className="radio" key={slug}>
          <input type="radio" name="voice" value={slug} checked={value === slug} onChange={() => onChange(slug)} />
          <div>
            {slug === ''
              ? name
              : organisation === true
                ? t('threads.voiceOrganisation', { name })
                : t('threads.voiceOfficial', { institution: name })}
            {slug === '' || organisation === true ? undefined : <span>{t('threads.voiceOfficialHint')}</span>}
          </div>
        </label>
      ))}
    </fieldset>
  );
};
