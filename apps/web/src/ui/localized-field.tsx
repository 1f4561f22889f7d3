import { locales, sourceLocale, useT } from '../lib/i18n.tsx';
import { TextArea, TextField } from './field.tsx';

/** A text of the town in several languages; Polish is always there. */
export interface LocalizedValue {
  pl: string;
  en?: string;
  uk?: string;
  nb?: string;
}

interface LocalizedFieldProps {
  /** Of the Polish field; those of the others end with their language. */
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: LocalizedValue;
  readonly onChange: (value: LocalizedValue) => void;
  readonly maxLength: number;
  readonly error?: string | undefined;
  readonly multiline?: boolean;
}

/** One field for each language of the interface; only Polish must be filled in. */
export const LocalizedField = (props: LocalizedFieldProps) => {
  const { id, label, hint, value, onChange, maxLength, error, multiline = false } = props;
  const t = useT();
  const Control = multiline ? TextArea : TextField;
  return locales.map((locale) => (
    <Control
      key={locale}
      id={locale === sourceLocale ? id : `${id}-${locale}`}
      label={t(`ui.textIn.${locale}`, { label })}
      lang={locale}
      maxLength={maxLength}
      value={value[locale] ?? ''}
      onChange={(event) => onChange({ ...value, [locale]: event.target.value })}
      {...(locale === sourceLocale
        ? { error, 'aria-required': true, ...(hint !== undefined && { hint }) }
        : { hint: t('ui.optional') })}
    />
  ));
};

/** As the API takes it: without the languages that were left empty. */
export const filledIn = ({ pl, ...others }: LocalizedValue): LocalizedValue => ({
  pl,
  ...Object.fromEntries(Object.entries(others).filter(([, text]) => text.trim() !== '')),
});
