import { moderationLimits as limits, reportReasons } from '@moja-ulica/shared/moderation/limits.ts';
import type { Case } from '@moja-ulica/shared/moderation/schema.ts';
import { Eye } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useDraft } from '../../../lib/drafts.ts';
import { errorText } from '../../../lib/error-text.ts';
import { useT } from '../../../lib/i18n.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { EstateTag } from '../../../ui/emblem.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { giveCaseFocus } from '../case-focus.ts';
import { useHide, useKeep, useRestore, useUndoHide } from '../mutations.ts';
import { mainReason } from '../queue.ts';
import { useKeys } from '../use-keys.ts';
import { CaseEvidence } from './case-evidence.tsx';
import { CaseForm } from './case-form.tsx';
import type { DecisionText } from './case-form.tsx';

interface CaseViewProps {
  readonly item: Case;
  /** Position in the queue and the way to its neighbours, for phones. */
  readonly pager: ReactNode;
  /** Called once the case is decided, and once its hiding was taken back and it waits again. */
  readonly onDecided: () => void;
  readonly onReopened: () => void;
}

/** One case and its decision. Give it the case's id as `key`, so that each starts with its own template. */
export const CaseView = ({ item, pager, onDecided, onReopened }: CaseViewProps) => {
  const t = useT();
  const heading = useRef<HTMLHeadingElement>(null);
  const reason = useRef<HTMLTextAreaElement>(null);
  const main = mainReason(item);
  const draft = useDraft(`case:${item.id}`);
  const [text, setText] = useState<DecisionText>(() => {
    const { rule: kept, ...reasons } = draft.restored ?? {};
    const rule = reportReasons.find((known) => known === kept) ?? main ?? 'off_topic';
    return {
      rule,
      hideReason: t(`moderation.template.${rule}`),
      keepReason: t('moderation.templateKeep'),
      ...reasons,
    };
  });
  const write = (next: DecisionText): void => {
    setText(next);
    draft.keep({ ...next });
  };
  const [problem, setProblem] = useState<{ readonly field: 'hide' | 'keep'; readonly text: string }>();
  const undoHide = useUndoHide({
    onUndone: () => {
      showToast(t('moderation.toastUndone', { number: item.number }));
      onReopened();
    },
    onFailed: (error) => showToast(errorText(t, error)),
  });
  const hide = useHide({
    onDecided: () => {
      draft.discard();
      showToast(t('moderation.toastHidden', { number: item.number }), () =>
        undoHide.mutate({ of: item, reason: t('moderation.undoReason') }),
      );
      onDecided();
    },
  });
  const keep = useKeep({
    onDecided: () => {
      draft.discard();
      showToast(t('moderation.toastKept', { number: item.number }));
      onDecided();
    },
  });
  const restore = useRestore();
  const busy = hide.isPending || keep.isPending || restore.isPending;
  const decidable = item.state === 'open' && item.mayDecide;
  const failure = hide.error ?? keep.error ?? restore.error;

  useEffect(() => giveCaseFocus(item.id, heading.current), [item.id]);

  const isGiven = (field: 'hide' | 'keep', words: string): boolean => {
    const given = words.trim().length >= limits.minReasonChars;
    setProblem(given ? undefined : { field, text: t('moderation.reasonShort', { count: limits.minReasonChars }) });
    if (!given && field === 'hide') reason.current?.focus();
    return given;
  };
  /** To the end of the text: most often something is added. */
  const goToReason = (): void => {
    const field = reason.current;
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  };
  const onHide = (): void => {
    if (busy || !isGiven('hide', text.hideReason)) return;
    hide.mutate({ of: item, rule: text.rule, reason: text.hideReason.trim() });
  };
  const onKeep = (): void => {
    if (busy || !isGiven('keep', text.keepReason)) return;
    keep.mutate({ of: item, reason: text.keepReason.trim() });
  };

  useKeys(
    useMemo(
      () => (decidable ? { '1': onKeep, '2': onHide, u: goToReason } : {}),
      // oxlint-disable-next-line react/exhaustive-deps -- the handlers close over the text, so they change with it
      [decidable, text, busy],
    ),
  );

  return (
    <section className="case" aria-labelledby="case-title">
      {pager}
      <div className="in">
        <p className="btnrow meta">
          <EstateTag place={item.place.slug} name={item.place.name} />
          <span className="num">{t('moderation.number', { number: item.number })}</span>
        </p>
        <h2 className="case-title" id="case-title" tabIndex={-1} ref={heading}>
          {main === undefined ? t('moderation.ownFinding') : t(`row.rule.${main}`)}
        </h2>
        <CaseEvidence item={item} />
        {failure === null ? undefined : (
          <div className="mt4">
            <Banner kind="bad" live="alert">
              {errorText(t, failure)}
            </Banner>
          </div>
        )}
        {item.mayDecide ? undefined : (
          <div className="mt4">
            <Banner>{t('moderation.ownPost')}</Banner>
          </div>
        )}
      </div>
      {decidable ? (
        <CaseForm
          text={text}
          onRule={(rule) => {
            // What the moderator wrote stays; only an untouched template follows the rule.
            const untouched = text.hideReason === t(`moderation.template.${text.rule}`);
            write({ ...text, rule, ...(untouched && { hideReason: t(`moderation.template.${rule}`) }) });
          }}
          onHideReason={(hideReason) => write({ ...text, hideReason })}
          onKeepReason={(keepReason) => write({ ...text, keepReason })}
          opening={item.post.number === 1}
          problem={problem}
          busy={busy}
          reasonRef={reason}
          onKeep={onKeep}
          onHide={onHide}
        />
      ) : undefined}
      {item.state === 'hidden' && item.mayDecide ? (
        <div className="decide">
          <Button
            icon={Eye}
            busy={busy}
            onClick={() => restore.mutate({ of: item, reason: t('moderation.undoReason') })}
          >
            {t('moderation.restore')}
          </Button>
        </div>
      ) : undefined}
    </section>
  );
};
