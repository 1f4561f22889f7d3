import { moderationLimits, reportReasons } from '@moja-ulica/shared/moderation/limits.ts';
import type { ReportReason } from '@moja-ulica/shared/moderation/limits.ts';
import type { Post } from '@moja-ulica/shared/threads/schema.ts';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { useDraft } from '../../../lib/drafts.ts';
import { errorText } from '../../../lib/error-text.ts';
import { hasMessage, useT } from '../../../lib/i18n.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FieldError, TextArea } from '../../../ui/field.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { useReportPost } from '../mutations.ts';

interface ReasonChoiceProps {
  readonly legend: string;
  readonly value: ReportReason | undefined;
  readonly onChange: (reason: ReportReason) => void;
}

/** House rules to choose from, for those who report and those who decide. */
export const ReasonChoice = ({ legend, value, onChange }: ReasonChoiceProps) => {
  const t = useT();
  return (
    <fieldset className="mt3">
      <legend className="vh">{legend}</legend>
      {reportReasons.map((reason) => {
        const hint = `dialogs.ruleHint.${reason}`;
        return (
          <label className="radio" key={reason}>
            <input type="radio" name="reason" checked={value === reason} onChange={() => onChange(reason)} />
            <div>
              {t(`dialogs.reason.${reason}`)}
              {hasMessage(hint) ? <span>{t(hint)}</span> : undefined}
            </div>
          </label>
        );
      })}
    </fieldset>
  );
};

interface PostDialogProps {
  readonly thread: string;
  readonly post: Post;
  readonly onClose: () => void;
}

/** "Co jest nie tak z tym postem?" */
export const ReportDialog = ({ thread, post, onClose }: PostDialogProps) => {
  const t = useT();
  const report = useReportPost({ thread, number: post.number });
  const draft = useDraft(`report:${post.id}`);
  const [reason, setReason] = useState(() => reportReasons.find((known) => known === draft.restored?.reason));
  const [note, setNote] = useState(draft.restored?.note ?? '');
  const [problem, setProblem] = useState<string>();

  const submit = async (): Promise<void> => {
    if (report.isPending) return;
    if (reason === undefined) return setProblem(t('dialogs.reportChoose'));
    try {
      const { caseNumber } = await report.mutateAsync({ reason, note });
      draft.discard();
      showToast(t('dialogs.reported', { number: String(caseNumber) }));
      onClose();
    } catch (error) {
      setProblem(errorText(t, error));
    }
  };
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    void submit();
  };
  return (
    <Dialog title={t('dialogs.reportTitle')} onClose={onClose}>
      <p className="muted">{t('dialogs.reportPrivate')}</p>
      <form onSubmit={onSubmit} noValidate>
        {problem === undefined ? undefined : (
          <div className="mt3" role="alert">
            <FieldError>{problem}</FieldError>
          </div>
        )}
        <ReasonChoice
          legend={t('dialogs.reportReason')}
          value={reason}
          onChange={(next) => {
            setReason(next);
            draft.keep({ reason: next, note });
            setProblem(undefined);
          }}
        />
        <TextArea
          label={t('dialogs.reportNote')}
          rows={2}
          maxLength={moderationLimits.maxNoteChars}
          value={note}
          onChange={({ target: { value } }) => {
            setNote(value);
            draft.keep({ reason: reason ?? '', note: value });
          }}
        />
        <div className="btnrow mt5">
          <Button kind="primary" type="submit" busy={report.isPending}>
            {t('dialogs.reportSend')}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
