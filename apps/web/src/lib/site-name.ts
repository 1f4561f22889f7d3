import { useT } from './i18n.tsx';

let given: string | undefined;

/** Once, before the first render: what the first HTML says that the town calls its site (`SITE_NAME`). */
export const nameSite = (name: string | undefined): void => {
  given = name;
};

export interface SiteName {
  readonly name: string;
  /** The name where there is room for it: ours is three lines long, a town's own stands on one. */
  readonly lines: readonly string[];
  /** The town has not named it otherwise. */
  readonly ours: boolean;
}

export const useSiteName = (): SiteName => {
  const t = useT();
  const ourName = t('app.name');
  const name = given ?? ourName;
  const ours = name === ourName;
  return { name, ours, lines: ours ? [name, t('app.nameLine2'), t('app.nameLine3')] : [name] };
};
