import { useId } from 'react';
import { useT } from '../lib/i18n.tsx';
import type { MessageKey } from '../lib/i18n.tsx';
import { chooseTheme, themes, useTheme } from '../lib/theme.ts';
import type { Theme } from '../lib/theme.ts';

const names: Record<Theme, MessageKey> = {
  system: 'app.themeSystem',
  light: 'app.themeLight',
  dark: 'app.themeDark',
};

/** Automatic, light or dark; saved at once, on this device. */
export const ThemeSwitch = () => {
  const t = useT();
  const chosen = useTheme();
  const name = useId();
  return (
    <fieldset>
      <legend>{t('app.theme')}</legend>
      <div className="seg">
        {themes.map((theme) => (
          <label key={theme}>
            <input type="radio" name={name} checked={theme === chosen} onChange={() => chooseTheme(theme)} />
            {t(names[theme])}
          </label>
        ))}
      </div>
    </fieldset>
  );
};
