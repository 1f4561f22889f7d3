import { moderationLimits as limits, reportReasons } from '@moja-ulica/shared/moderation/limits.ts';
import type { HideRule } from '@moja-ulica/shared/threads/schema.ts';
import { Check, EyeOff } from 'lucide-react';
import type { Ref } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field, TextArea } from '../../../ui/field.tsx';

export interface DecisionText {
  readonly rule: HideRule;
  /** What the author reads if the post is hidden. */
  readonly hideReason: string;
  /** Why it stays, if it does. */
  readonly keepReason: string;
}

interface CaseFormProps {
  readonly text: DecisionText;
  readonly onRule: (rule: HideRule) => void;
  readonly onHideReason: (reason: string) => void;
  readonly onKeepReason: (reason: string) => void;
  /** It opens its thread. */
  readonly opening: boolean;
  readonly problem: { readonly field: 'hide' | 'keep'; readonly text: string } | undefined;
  readonly busy: boolean;
  readonly reasonRef: Ref<HTMLTextAreaElement>;
  readonly onKeep: () => void;
  readonly onHide: () => void;
}

const Key = ({ name }: { readonly name: string }) => (
  <span className="kbd" aria-hidden="true">
    {name}
  </span>
);

/** The decision: hide by a rule with a statement of reasons, or keep with a reason. */
export const CaseForm = ({
  text,
  onRule,
  onHideReason,
  onKeepReason,
  opening,
  problem,
  busy,
  reasonRef,
  onKeep,
  onHide,
}: CaseFormProps) => {
  const t = useT();
  return (
    <>
      <div className="in case-form">
        <Field label={t('moderation.rule')}>
          {(control) => (
            <select
              className="input"
              {...control}
              value={text.rule}
              onChange={(event) => {
                const rule = reportReasons.find((reason) => reason === event.target.value);
                if (rule !== undefined) onRule(rule);
              }}
            >
              {reportReasons.map((reason) => (
                <option key={reason} value={reason}>
                  {t(`row.rule.${reason}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <TextArea
          id="hide-reason"
          ref={reasonRef}
          label={
            <>
              {t('moderation.hideReason')} <Key name="U" />
            </>
          }
          hint={t(opening ? 'moderation.hideOpeningHint' : 'moderation.hideReasonHint')}
          error={problem?.field === 'hide' ? problem.text : undefined}
          value={text.hideReason}
          maxLength={limits.maxReasonChars}
          rows={4}
          onChange={(event) => onHideReason(event.target.value)}
        />
        <details className="keep-reason" open={problem?.field === 'keep' || undefined}>
          <summary>{t('moderation.keepReasonShow')}</summary>
          <TextArea
            id="keep-reason"
            label={t('moderation.keepReason')}
            error={problem?.field === 'keep' ? problem.text : undefined}
            value={text.keepReason}
            maxLength={limits.maxReasonChars}
            rows={3}
            onChange={(event) => onKeepReason(event.target.value)}
          />
        </details>
      </div>
      <fieldset className="decide">
        <legend className="vh">{t('moderation.decision')}</legend>
        <Button icon={Check} busy={busy} onClick={onKeep}>
          {t('moderation.keep')}
          <Key name="1" />
        </Button>
        <Button kind="primary" icon={EyeOff} busy={busy} onClick={onHide}>
          {t('moderation.hide')}
          <Key name="2" />
        </Button>
      </fieldset>
    </>
  );
};
