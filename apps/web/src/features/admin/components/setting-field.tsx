import type { SiteSetting } from '@moja-ulica/shared/admin/schema.ts';
import { siteSettings } from '@moja-ulica/shared/site/settings.ts';
import type { SettingKey } from '@moja-ulica/shared/site/settings.ts';
import { Link } from '@tanstack/react-router';
import { useT } from '../../../lib/i18n.tsx';
import { FieldError, TextField } from '../../../ui/field.tsx';
import { useDay } from '../use-day.ts';

interface SettingFieldProps {
  readonly name: SettingKey;
  readonly typed: string | boolean | undefined;
  readonly changed: SiteSetting | undefined;
  readonly error: string | undefined;
  readonly onType: (value: string | boolean) => void;
}

/** One setting: what it is, its unit and default, and who changed it last. */
export const SettingField = ({ name, typed, changed, error, onType }: SettingFieldProps) => {
  const t = useT();
  const day = useDay();
  const setting = siteSettings[name];
  const history =
    changed === undefined || changed.changedAt === null
      ? ''
      : t('admin.changedBy', {
          name: changed.changedBy ?? t('admin.nobodyNow'),
          day: day(changed.changedAt),
        });
  if (setting.kind === 'switch') {
    return (
      <div className="mt4">
        {error === undefined ? undefined : (
          <FieldError id={`${name}-error`}>
            {error} <Link to="/ustawienia/urzadzenia">{t('admin.toOwnStep')}</Link>
          </FieldError>
        )}
        <label className="check">
          <input
            className="switch"
            type="checkbox"
            role="switch"
            id={name}
            checked={typed === true}
            aria-checked={typed === true}
            aria-invalid={error !== undefined || undefined}
            aria-describedby={error === undefined ? undefined : `${name}-error`}
            onChange={(event) => onType(event.target.checked)}
          />
          <span>
            {t(`admin.setting.${name}`)} <span className="meta">{history}</span>
          </span>
        </label>
      </div>
    );
  }
  const hint = t(`admin.unit.${setting.unit}`, { standard: setting.default });
  return (
    <TextField
      id={name}
      label={t(`admin.setting.${name}`)}
      hint={history === '' ? hint : `${hint} ${history}`}
      error={error}
      inputMode="numeric"
      value={typeof typed === 'string' ? typed : ''}
      onChange={(event) => onType(event.target.value)}
    />
  );
};
