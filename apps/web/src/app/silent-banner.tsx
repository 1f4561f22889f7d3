import { CloudOff } from 'lucide-react';
import { Rich } from '../lib/i18n.tsx';
import { useOnline } from '../lib/online.ts';
import { useSession } from '../lib/session.ts';
import { Banner } from '../ui/banner.tsx';

/** While the server does not say who this is: nobody is told to sign in who may be signed in. */
export const SilentBanner = () => {
  const session = useSession();
  const online = useOnline();
  return online && session.status === 'unknown' && session.silent === true ? (
    <Banner kind="warn" icon={CloudOff} live="status">
      <Rich id="app.serverSilent" components={{ b: <b /> }} />
    </Banner>
  ) : null;
};
