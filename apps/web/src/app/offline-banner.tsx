import { WifiOff } from 'lucide-react';
import { Rich } from '../lib/i18n.tsx';
import { useOnline } from '../lib/online.ts';
import { Banner } from '../ui/banner.tsx';

/** Stays as long as there is no network. */
export const OfflineBanner = () =>
  useOnline() ? null : (
    <Banner kind="warn" icon={WifiOff} live="status">
      <Rich id="ui.offline" components={{ b: <b /> }} />
    </Banner>
  );
