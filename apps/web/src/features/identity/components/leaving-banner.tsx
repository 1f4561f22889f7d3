import { useLocale, useT } from '../../../lib/i18n.tsx';
import { formatFull } from '../../../lib/time.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { useStay } from '../my-data.ts';

/** Tells on every page that the account is to end, and keeps it with one tap. */
export const LeavingBanner = ({ leavesAt }: { readonly leavesAt: string }) => {
  const t = useT();
  const locale = useLocale();
  const { busy, stay } = useStay();
  return (
    <Banner kind="warn">
      <b>{t('data.leavesAt', { date: formatFull(new Date(leavesAt), locale) })}</b>
      <div className="btnrow mt3">
        <Button busy={busy} onClick={() => void stay()}>
          {t('data.leavesStay')}
        </Button>
      </div>
    </Banner>
  );
};
