import type { StairwellCode } from '@moja-ulica/shared/estates/schema.ts';
import { showStairwellCode } from '@moja-ulica/shared/estates/stairwell-code.ts';
import { useState } from 'react';
import { useLocale, useT } from '../../../lib/i18n.tsx';
import { formatDay } from '../../../lib/time.ts';
import { Button } from '../../../ui/button.tsx';
import { Chip } from '../../../ui/chip.tsx';

interface RowActions {
  /** Ids of the codes that are being printed. */
  readonly printing: string | undefined;
  readonly onPrint: (code: StairwellCode) => void;
  readonly onWithdraw: (code: StairwellCode) => void;
}

const Row = ({ code, printing, onPrint, onWithdraw }: RowActions & { readonly code: StairwellCode }) => {
  const t = useT();
  const locale = useLocale();
  const [now] = useState(() => new Date());
  const { label, state } = code;
  return (
    <tr>
      <th scope="row" className="stairwell-label">
        {label}
      </th>
      <td data-l={t('stairwells.columnCode')} className="num nowrap">
        {showStairwellCode(code.code)}
      </td>
      <td data-l={t('stairwells.columnUses')} className="num nowrap">
        {t('stairwells.uses', { uses: code.uses, max: code.maxUses })}
      </td>
      <td data-l={t('stairwells.columnState')}>
        {state === 'usable' ? (
          t('stairwells.usable', { date: formatDay(new Date(code.expiresAt), now, locale) })
        ) : (
          <Chip>{t(`stairwells.${state}`)}</Chip>
        )}
      </td>
      <td className="tbtn">
        {state === 'usable' ? (
          <div className="btnrow">
            <Button
              busy={printing === code.id}
              aria-label={t('stairwells.printOf', { label })}
              onClick={() => onPrint(code)}
            >
              {t('stairwells.print')}
            </Button>
            <Button kind="quiet" aria-label={t('stairwells.withdrawOf', { label })} onClick={() => onWithdraw(code)}>
              {t('stairwells.withdraw')}
            </Button>
          </div>
        ) : undefined}
      </td>
    </tr>
  );
};

interface CodeTableProps extends RowActions {
  readonly caption: string;
  readonly codes: readonly StairwellCode[];
}

/** Codes as a table; under 768 px each is a card with its labels. */
export const CodeTable = ({ caption, codes, ...actions }: CodeTableProps) => {
  const t = useT();
  return (
    <table className="cards">
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('stairwells.columnLabel')}</th>
          <th scope="col">{t('stairwells.columnCode')}</th>
          <th scope="col">{t('stairwells.columnUses')}</th>
          <th scope="col">{t('stairwells.columnState')}</th>
          <th scope="col">
            <span className="vh">{t('stairwells.columnActions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {codes.map((code) => (
          <Row key={code.id} code={code} {...actions} />
        ))}
      </tbody>
    </table>
  );
};
