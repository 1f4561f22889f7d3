import { moderationLimits, reportReasons } from '@moja-ulica/shared/moderation/limits.ts';
import type { ReportReason } from '@moja-ulica/shared/moderation/limits.ts';
import type { Post } from '@moja-ulica/shared/threads/schema.ts';
import { useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import { flushSync } from 'react-dom';
import { useDraft } from '../../../lib/drafts.ts';
import { errorText } from '../../../lib/error-text.ts';
import { useT } from '../../../lib/i18n.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FieldError, TextArea } from '../../../ui/field.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { useHidePost, useRestorePost, useWithdrawPost } from '../mutations.ts';
import { postElementId } from './post-card.tsx';
import { ReasonChoice } from './report-dialog.tsx';

interface PostDialogProps {
  readonly thread: string;
  readonly post: Post;
  readonly onClose: () => void;
}

/** Closes the dialog after the act. The post takes the focus: the menu that led here may go with its text. */
const closeOnto = ({ number }: Post, onClose: () => void): void => {
  flushSync(onClose);
  document.getElementById(postElementId(number))?.focus({ preventScroll: true });
};

interface ReasonFormProps {
  readonly hint: string;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly verb: string;
  readonly danger?: boolean;
  readonly busy: boolean;
  readonly onClose: () => void;
  /** Resolves to what is wrong, or to nothing. */
  readonly onSubmit: () => Promise<string | undefined>;
  readonly children?: ReactNode;
}

const ReasonForm = (props: ReasonFormProps) => {
  const { hint, reason, onReason, verb, danger = false, busy, onClose, onSubmit, children } = props;
  const t = useT();
  const [problem, setProblem] = useState<string>();
  const submit = async (): Promise<void> => {
    if (busy) return;
    const tooShort = reason.trim().length < moderationLimits.minReasonChars;
    setProblem(tooShort ? t('dialogs.reasonTooShort') : await onSubmit());
  };
  return (
    <form
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        void submit();
      }}
      noValidate
    >
      {problem === undefined ? undefined : (
        <div className="mt3" role="alert">
          <FieldError>{problem}</FieldError>
        </div>
      )}
      {children}
      <TextArea
        label={t('dialogs.reasonLabel')}
        hint={hint}
        rows={5}
        maxLength={moderationLimits.maxReasonChars}
        value={reason}
        onChange={(event) => onReason(event.target.value)}
      />
      <div className="btnrow mt5">
        <Button kind={danger ? 'danger' : 'primary'} type="submit" busy={busy}>
          {verb}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
};

/** Hides a post: the rule, and a statement of reasons that starts from a template. */
export const HideDialog = ({ thread, post, onClose }: PostDialogProps) => {
  const t = useT();
  const hide = useHidePost({ thread, number: post.number });
  const draft = useDraft(`hide:${post.id}`);
  const [rule, setRule] = useState(() => reportReasons.find((known) => known === draft.restored?.rule));
  const [written, setWritten] = useState(draft.restored?.reason);
  const write = (next: ReportReason | undefined, text: string | undefined): void => {
    setRule(next);
    setWritten(text);
    // A template is nobody's text.
    if (text !== undefined) draft.keep({ rule: next ?? '', reason: text });
  };
  const template = rule === undefined ? '' : t(`dialogs.reasonTemplate.${rule}`);
  const reason = written ?? template;
  return (
    <Dialog title={t('dialogs.hideTitle', { number: post.number })} onClose={onClose}>
      <p className="muted">{t(post.number === 1 ? 'dialogs.hideOpeningText' : 'dialogs.hideText')}</p>
      <ReasonForm
        hint={t('dialogs.reasonHint')}
        reason={reason}
        onReason={(text) => write(rule, text)}
        verb={t('threads.hide')}
        danger
        busy={hide.isPending}
        onClose={onClose}
        onSubmit={async () => {
          if (rule === undefined) return t('dialogs.ruleChoose');
          try {
            await hide.mutateAsync({ rule, reason: reason.trim() });
            draft.discard();
            showToast(t('dialogs.hideDone'));
            closeOnto(post, onClose);
            return undefined;
          } catch (error) {
            return errorText(t, error);
          }
        }}
      >
        <ReasonChoice legend={t('dialogs.ruleLegend')} value={rule} onChange={(next) => write(next, written)} />
      </ReasonForm>
    </Dialog>
  );
};

/** Shows a hidden post again, with a reason. */
export const RestoreDialog = ({ thread, post, onClose }: PostDialogProps) => {
  const t = useT();
  const restore = useRestorePost({ thread, number: post.number });
  const draft = useDraft(`restore:${post.id}`);
  const [reason, setReason] = useState(draft.restored?.reason ?? '');
  return (
    <Dialog title={t('dialogs.restoreTitle', { number: post.number })} onClose={onClose}>
      <ReasonForm
        hint={t('dialogs.restoreHint')}
        reason={reason}
        onReason={(text) => {
          setReason(text);
          draft.keep({ reason: text });
        }}
        verb={t('threads.restore')}
        busy={restore.isPending}
        onClose={onClose}
        onSubmit={async () => {
          try {
            await restore.mutateAsync(reason.trim());
            draft.discard();
            showToast(t('dialogs.restoreDone'));
            closeOnto(post, onClose);
            return undefined;
          } catch (error) {
            return errorText(t, error);
          }
        }}
      />
    </Dialog>
  );
};

/** Asks before a post is withdrawn: that cannot be taken back. */
export const WithdrawDialog = ({ thread, post, onClose }: PostDialogProps) => {
  const t = useT();
  const withdraw = useWithdrawPost({ thread, number: post.number });
  const [problem, setProblem] = useState<string>();
  const submit = async (): Promise<void> => {
    try {
      await withdraw.mutateAsync();
      showToast(t('dialogs.withdrawDone'));
      closeOnto(post, onClose);
    } catch (error) {
      setProblem(errorText(t, error));
    }
  };
  return (
    <Dialog title={t('dialogs.withdrawTitle')} onClose={onClose} role="alertdialog" describedBy="withdraw-text">
      <p id="withdraw-text">{t('dialogs.withdrawText')}</p>
      {problem === undefined ? undefined : (
        <div className="mt3" role="alert">
          <FieldError>{problem}</FieldError>
        </div>
      )}
      <div className="btnrow mt5">
        <Button kind="danger" busy={withdraw.isPending} onClick={() => void submit()}>
          {t('threads.withdraw')}
        </Button>
        <Button onClick={onClose} data-autofocus>
          {t('dialogs.withdrawKeep')}
        </Button>
      </div>
    </Dialog>
  );
};
