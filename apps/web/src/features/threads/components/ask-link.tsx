import { typedCodePage } from '@moja-ulica/shared/estates/stairwell-code.ts';
import { Clock } from 'lucide-react';
import { useT } from '../../../lib/i18n.tsx';
import { useRequestWaits } from '../../../lib/own-requests.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';

interface AskLinkProps {
  /** Slug of an estate that lets people in. */
  readonly place: string;
  readonly primary: boolean;
}

/** Leads to where one asks to be let in, or says that one's request waits: there it can be taken back. */
export const AskLink = ({ place, primary }: AskLinkProps) => {
  const t = useT();
  const waits = useRequestWaits(place);
  if (waits === undefined) return null;
  const kind = waits ? 'quiet' : primary ? 'primary' : 'plain';
  return (
    <AppLink className={buttonClass({ kind })} to={`${typedCodePage}/${place}`}>
      {waits ? <Icon of={Clock} /> : undefined}
      {t(waits ? 'threads.requestWaits' : 'threads.askToJoin')}
    </AppLink>
  );
};
