import { PenLine } from 'lucide-react';
import type { ReactNode } from 'react';
import { useActor } from '../../../lib/session.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { buttonClass } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';

interface NewThreadLinkProps {
  /** Slug of the place. */
  readonly place: string;
  readonly children: ReactNode;
}

/** Leads to a new thread; for guests and who has not joined too, who are told there what comes first. Who is suspended has none. */
export const NewThreadLink = ({ place, children }: NewThreadLinkProps) => {
  const actor = useActor();
  return actor.kind === 'account' && actor.suspended ? null : (
    <AppLink className={buttonClass({ kind: 'primary' })} to={`/o/${place}/nowy`}>
      <Icon of={PenLine} />
      {children}
    </AppLink>
  );
};
