import { FileDown, House, MonitorSmartphone, Palette, User, UserCog } from 'lucide-react';
import type { MessageKey } from '../lib/i18n.tsx';
import type { LucideIcon } from './icon.tsx';

interface SettingsSection {
  readonly to: string;
  readonly label: MessageKey;
  /** One sentence for the list of all sections. */
  readonly hint: MessageKey;
  readonly icon: LucideIcon;
  /** Open to who has no account, too. */
  readonly forGuests?: true;
}

/** The sections of settings in the order in which they are listed. A new one is a line here and a route. */
export const settingsSections = [
  { to: '/ustawienia/osiedla', label: 'ui.settingsEstates', hint: 'ui.settingsEstatesHint', icon: House },
  {
    to: '/ustawienia/wyglad',
    label: 'ui.settingsAppearance',
    hint: 'ui.settingsAppearanceHint',
    icon: Palette,
    forGuests: true,
  },
  { to: '/ustawienia/profil', label: 'ui.settingsProfile', hint: 'ui.settingsProfileHint', icon: User },
  { to: '/ustawienia/konto', label: 'ui.settingsAccount', hint: 'ui.settingsAccountHint', icon: UserCog },
  { to: '/ustawienia/urzadzenia', label: 'ui.settingsSignIn', hint: 'ui.settingsSignInHint', icon: MonitorSmartphone },
  { to: '/ustawienia/dane', label: 'ui.settingsData', hint: 'ui.settingsDataHint', icon: FileDown },
] as const satisfies readonly SettingsSection[];
