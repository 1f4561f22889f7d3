import type { DataExport } from '@moja-ulica/shared/privacy/schema.ts';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { errorText } from '../../../lib/error-text.ts';
import { useLocale, useT } from '../../../lib/i18n.tsx';
import { formatDay } from '../../../lib/time.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { saveExport, useRequestExport } from '../my-data.ts';
import { useProofWay } from '../use-proof-way.ts';
import type { SettingProps } from '../use-proof-way.ts';
import { MailShown } from './mail-shown.tsx';
import { ProofForm } from './proof-form.tsx';

const heading = 'export-setting';

/** "38 MB" */
const useSizeText = () => {
  const locale = useLocale();
  return (bytes: number): string => {
    const large = bytes >= 1_000_000;
    return new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: large ? 'megabyte' : 'kilobyte',
      maximumFractionDigits: large && bytes < 10_000_000 ? 1 : 0,
    }).format(Math.max(1, bytes / (large ? 1_000_000 : 1000)));
  };
};

/** How far the making is. What is read out is only that it goes on, not each step. */
const Making = ({ made }: { readonly made: DataExport }) => {
  const t = useT();
  return (
    <div className="stack-tight">
      <output>{t('data.making')}</output>
      <progress
        className="making"
        aria-label={t('data.makingProgress')}
        max={Math.max(1, made.partsTotal)}
        value={made.partsDone}
      />
      <p className="meta num">{t('data.madeSoFar', { count: made.entries })}</p>
    </div>
  );
};

const Ready = ({ made }: { readonly made: DataExport }) => {
  const t = useT();
  const locale = useLocale();
  const sizeText = useSizeText();
  const [busy, setBusy] = useState(false);
  const dayOf = (moment: string | null): string => formatDay(new Date(moment ?? made.askedAt), new Date(), locale);
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      await saveExport(made);
    } catch (error) {
      showToast(errorText(t, error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Banner kind="ok" live="status">
      <p>
        <b>{t('data.ready', { date: dayOf(made.readyAt) })}</b>
      </p>
      <p className="num">{t('data.readyUntil', { size: sizeText(made.bytes ?? 0), date: dayOf(made.expiresAt) })}</p>
      <div className="btnrow mt3">
        <Button icon={Download} busy={busy} onClick={() => void save()}>
          {t('data.download')}
        </Button>
      </div>
    </Banner>
  );
};

interface ExportSettingProps extends SettingProps {
  readonly made: DataExport | null;
}

/** A copy of everything that is kept about me: asked for, being made, ready. */
export const ExportSetting = ({ made, hasPassword, ...changing }: ExportSettingProps) => {
  const t = useT();
  const { way, mailShown, busy, openByPassword, openByCode, close } = useProofWay({ ...changing, heading });
  const request = useRequestExport();
  const underWay = made?.state === 'waiting' || made?.state === 'working';
  return (
    <section className="setting" aria-labelledby={heading}>
      <h2 id={heading} tabIndex={-1}>
        {t('data.export')}
      </h2>
      <p>{t('data.exportLead')}</p>
      <div className="stack">
        {made !== null && underWay ? <Making made={made} /> : undefined}
        {made?.state === 'ready' ? <Ready made={made} /> : undefined}
        {made?.state === 'failed' ? (
          <Banner kind="bad" live="alert">
            {t('data.failed')}
          </Banner>
        ) : undefined}
        {way === undefined && !underWay ? (
          <Button busy={busy} onClick={hasPassword ? openByPassword : openByCode}>
            {t(made === null ? 'data.prepare' : 'data.prepareNew')}
          </Button>
        ) : undefined}
        {way === undefined || underWay ? undefined : (
          <ProofForm
            by={way}
            lead={t('data.exportProof')}
            action={t('data.prepareNow')}
            onProven={async (proof) => {
              await request.mutateAsync(proof);
              close();
            }}
            onCancel={close}
          />
        )}
      </div>
      {mailShown ? <MailShown /> : undefined}
    </section>
  );
};
