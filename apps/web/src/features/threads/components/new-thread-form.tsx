import type { Place, PlaceSummary } from '@moja-ulica/shared/estates/schema.ts';
import type { InstitutionSummary } from '@moja-ulica/shared/institutions/schema.ts';
import { threadLimits } from '@moja-ulica/shared/threads/limits.ts';
import type { ThreadHead } from '@moja-ulica/shared/threads/schema.ts';
import { Check, Send } from 'lucide-react';
import { useRef, useState } from 'react';
import type { SubmitEvent } from 'react';
import { ApiError } from '../../../lib/api-error.ts';
import { newIdempotencyKey } from '../../../lib/api-client.ts';
import type { DraftKeeper } from '../../../lib/drafts.ts';
import { errorText } from '../../../lib/error-text.ts';
import { useLocale, useT } from '../../../lib/i18n.tsx';
import { useOwnOrganisations } from '../../../lib/organisations.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { ErrorSummary, Field, TextField } from '../../../ui/field.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { checkThread, remainingFaults } from '../model/new-thread.ts';
import type { ThreadFault, ThreadFields } from '../model/new-thread.ts';
import { organisationOf, organisationVoices } from '../model/voices.ts';
import { useCreateThread, useJoin } from '../mutations.ts';
import { AskInstitution } from './ask-institution.tsx';
import { SignInPrompt } from './composer-gate.tsx';
import { VoiceChoice } from './voice-choice.tsx';
import { MarkdownEditor } from './markdown-editor.tsx';
import { ThreadChoices } from './thread-choices.tsx';
import type { ReplyAccess } from '../model/permissions.ts';

const fieldId = (name: keyof ThreadFields): string => `thread-${name}`;

interface NewThreadFormProps {
  /** Places where this person may open a thread, the chosen one among them. */
  readonly places: readonly PlaceSummary[];
  readonly place: PlaceSummary;
  readonly details: Place | undefined;
  readonly institutions: readonly InstitutionSummary[];
  readonly access: ReplyAccess;
  readonly draft: DraftKeeper;
  readonly fields: ThreadFields;
  readonly onFields: (change: Partial<ThreadFields>) => void;
  readonly onPlace: (slug: string) => void;
  readonly onFailed: (failed: boolean) => void;
  readonly onCreated: (thread: ThreadHead) => void;
}

/** The form of a new thread. */
export const NewThreadForm = (props: NewThreadFormProps) => {
  const { places, place, details, institutions, access, draft, fields, onFields, onPlace, onFailed, onCreated } = props;
  const t = useT();
  const locale = useLocale();
  const create = useCreateThread();
  const join = useJoin(place.slug);
  // One key for one content: a retry after a lost answer opens no second thread.
  const sent = useRef<{ readonly key: string; readonly content: string }>(undefined);
  const [faults, setFaults] = useState<readonly ThreadFault[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [failure, setFailure] = useState<string>();
  const [asksSignIn, setAsksSignIn] = useState(false);
  const busy = create.isPending || join.isPending;
  const voices = organisationVoices(useOwnOrganisations(), place.slug);
  const problems = faults.map(({ field, code }) => ({ field: fieldId(field), text: t(`threads.${code}`) }));
  const problemOf = (name: keyof ThreadFields): string | undefined =>
    problems.find(({ field }) => field === fieldId(name))?.text;
  const put = (change: Partial<ThreadFields>): void => {
    onFields(change);
    if (faults.length === 0) return;
    const remaining = remainingFaults(faults, fields, { ...fields, ...change });
    setFaults(remaining);
    onFailed(remaining.length > 0);
  };
  const left = threadLimits.maxTitleChars - fields.title.length;

  const refuse = (found: readonly ThreadFault[]): void => {
    setFaults(found);
    setAttempt((count) => count + 1);
    onFailed(found.length > 0);
  };

  const publish = async (): Promise<void> => {
    if (busy) return;
    setFailure(undefined);
    const found = checkThread(fields);
    refuse(found);
    if (found.length > 0) return;
    if (access.way === 'sign-in') {
      setAsksSignIn(true);
      return;
    }
    const content = JSON.stringify([place.slug, fields]);
    const key = sent.current?.content === content ? sent.current.key : newIdempotencyKey();
    sent.current = { key, content };
    try {
      if (access.way === 'join') await join.mutateAsync();
      const thread = await create.mutateAsync({
        place: place.slug,
        title: fields.title.trim(),
        body: fields.body,
        kind: fields.kind,
        topic: fields.topic === '' ? undefined : fields.topic,
        street: fields.street === '' ? undefined : fields.street,
        institution: fields.kind === 'matter' && fields.institution !== '' ? fields.institution : undefined,
        organisation: voices.some(({ slug }) => slug === fields.organisation)
          ? organisationOf(fields.organisation)
          : undefined,
        key,
      });
      draft.discard();
      onCreated(thread);
    } catch (error) {
      const named = error instanceof ApiError && error.code === 'invalid_input' ? error.fields : [];
      const fieldsAtFault = named
        .filter(({ field }) => field === 'title' || field === 'body')
        .map(({ field }): ThreadFault =>
          field === 'title' ? { field, code: 'titleTooShort' } : { field: 'body', code: 'bodyTooShort' },
        );
      refuse(fieldsAtFault);
      if (fieldsAtFault.length === 0) setFailure(errorText(t, error));
    }
  };

  return (
    <form
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        void publish();
      }}
      noValidate
    >
      <ErrorSummary attempt={attempt} items={problems} />
      <ThreadChoices
        places={places}
        place={place}
        details={details}
        fields={fields}
        topicId={fieldId('topic')}
        streetId={fieldId('street')}
        onPlace={onPlace}
        onFields={put}
      />
      <TextField
        label={t('threads.titleLabel')}
        hint={t('threads.titleHint')}
        id={fieldId('title')}
        error={problemOf('title')}
        value={fields.title}
        autoComplete="off"
        onChange={(event) => put({ title: event.target.value })}
      />
      <output className={left < 0 ? 'counter over' : 'counter'}>
        {left > threadLimits.maxTitleChars * 0.1
          ? ''
          : left < 0
            ? t('ui.charsOver', { count: -left })
            : t('ui.charsLeft', { count: left })}
      </output>
      <Field label={t('threads.bodyLabel')} id={fieldId('body')} error={problemOf('body')}>
        {(control) => (
          <div className="composer new">
            <MarkdownEditor
              control={control}
              tabsLabel={t('threads.bodyTabs')}
              value={fields.body}
              onChange={(body) => put({ body })}
              onSubmit={() => void publish()}
              previews={access.way !== 'sign-in'}
              lang={locale}
            >
              <output className="saved">
                {draft.savedAt === undefined || (fields.title === '' && fields.body === '') ? undefined : (
                  <>
                    <Icon of={Check} /> {t('threads.draftSaved')}
                  </>
                )}
              </output>
            </MarkdownEditor>
          </div>
        )}
      </Field>
      <AskInstitution
        institutions={institutions}
        asked={fields.kind === 'matter'}
        chosen={fields.institution}
        fieldId={fieldId('institution')}
        error={problemOf('institution')}
        onAsk={(asked) => put({ kind: asked ? 'matter' : 'discussion' })}
        onChoose={(institution) => put({ institution })}
      />
      <VoiceChoice voices={voices} value={fields.organisation} onChange={(organisation) => put({ organisation })} />
      {failure === undefined ? undefined : (
        <div className="mt4">
          <Banner kind="bad" live="alert">
            <b>{t('threads.threadFailed')}</b> {failure}
          </Banner>
        </div>
      )}
      {asksSignIn && access.way === 'sign-in' ? (
        <div className="mt4" aria-live="polite">
          <SignInPrompt to={fieldId('title')} />
        </div>
      ) : undefined}
      <div className="btnrow mt5">
        <Button kind="primary" big type="submit" icon={Send} busy={busy}>
          {t(access.way === 'join' ? 'threads.joinAndPublish' : 'threads.publish')}
        </Button>
        {fields.title === '' && fields.body === '' ? undefined : (
          <Button
            kind="quiet"
            big
            onClick={() => {
              draft.discard();
              put({ title: '', body: '', topic: '', street: '' });
              setFaults([]);
              onFailed(false);
            }}
          >
            {t('threads.draftDiscard')}
          </Button>
        )}
      </div>
    </form>
  );
};
