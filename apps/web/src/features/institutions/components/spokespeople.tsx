import type { Institution } from '@moja-ulica/shared/institutions/schema.ts';
import { useT } from '../../../lib/i18n.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { Avatar } from '../../../ui/chip.tsx';

/** Who speaks for an institution, each with their unit. */
export const Spokespeople = ({ liaisons }: { readonly liaisons: Institution['liaisons'] }) => {
  const t = useT();
  if (liaisons.length === 0) return <p>{t('institutions.nobodySpeaks')}</p>;
  return (
    <ul>
      {liaisons.map(({ handle, displayName, unit }) => (
        <li className="line-item" key={handle}>
          <Avatar name={displayName} />
          <div>
            <AppLink className="strong" to={`/u/${handle}`}>
              {displayName}
            </AppLink>
            {unit === null ? undefined : <p className="meta">{unit}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
};
