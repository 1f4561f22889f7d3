import { documentLimits } from '@moja-ulica/shared/documents/limits.ts';
import { withHistory } from '@moja-ulica/shared/documents/documents.ts';
import type { EditedDocument } from '@moja-ulica/shared/documents/schema.ts';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { errorText } from '../../../lib/error-text.ts';
import { useT } from '../../../lib/i18n.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { TextArea, TextField } from '../../../ui/field.tsx';
import { Prose } from '../../../ui/prose.tsx';
import { Loading, SkeletonLine } from '../../../ui/skeleton.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { usePublish } from '../mutations.ts';
import { previewQuery } from '../queries.ts';
import { hasProblems, Problems } from './problems.tsx';

const dayMs = 86_400_000;

const dayIn = (days: number): string => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);

const Preview = ({ document, locale, body }: Pick<EditedDocument, 'document' | 'locale' | 'body'>) => {
  const t = useT();
  const { data, error } = useQuery({
    ...previewQuery(document, locale, body),
    enabled: body.length >= documentLimits.minBodyChars,
  });
  if (error !== null) return <p role="alert">{errorText(t, error)}</p>;
  if (data === undefined) {
    return (
      <Loading>
        <SkeletonLine width="long" />
      </Loading>
    );
  }
  return (
    <>
      {hasProblems(data.problems) ? (
        <Banner kind="warn">
          <Problems problems={data.problems} />
        </Banner>
      ) : undefined}
      <h2 className="as-title mt5" lang={locale}>
        {data.title}
      </h2>
      <div className="mt5">
        <Prose html={data.html} lang={locale} kind="doc" />
      </div>
    </>
  );
};

/** The Markdown of a document with its preview; publishing makes a new version, and nothing is lost when it is refused. */
export const DocumentEditor = ({ saved }: { readonly saved: EditedDocument }) => {
  const t = useT();
  const { document, locale, defaultBody } = saved;
  const binding = withHistory.includes(document);
  const publish = usePublish(document);
  const [body, setBody] = useState(saved.body);
  // The version that the text was typed over: somebody else's newer one must not be replaced unseen.
  const [basedOn, setBasedOn] = useState(saved.number);
  const [tab, setTab] = useState('write');
  const [note, setNote] = useState('');
  const [announce, setAnnounce] = useState(binding);
  const [effectiveOn, setEffectiveOn] = useState(() => dayIn(binding ? documentLimits.noticeDays : 0));
  const attempt = useRef({ body: '', key: '' });

  const send = (): void => {
    if (publish.isPending) return;
    const publication = { locale, body, basedOn, note, effectiveOn, announce };
    const content = JSON.stringify(publication);
    if (attempt.current.body !== content) attempt.current = { body: content, key: crypto.randomUUID() };
    publish.mutate(
      { publication, key: attempt.current.key },
      {
        onSuccess: (edited) => {
          setBody(edited.body);
          setBasedOn(edited.number);
          setNote('');
          showToast(t('documents.published'));
        },
      },
    );
  };

  return (
    <form
      className="mt4"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Tabs
        label={t('documents.text')}
        tabs={[
          { key: 'write', label: t('documents.write') },
          { key: 'preview', label: t('documents.preview') },
        ]}
        selected={tab}
        onSelect={setTab}
      >
        {tab === 'write' ? (
          <TextArea
            id="document-body"
            label={t('documents.body')}
            hint={t('documents.bodyHint')}
            rows={24}
            lang={locale}
            spellCheck
            maxLength={documentLimits.maxBodyChars}
            value={body}
            onChange={({ target: { value } }) => setBody(value)}
          />
        ) : (
          <Preview document={document} locale={locale} body={body} />
        )}
      </Tabs>
      {body === defaultBody ? undefined : (
        <p className="mt4">
          <Button
            onClick={() => {
              const before = body;
              setBody(defaultBody);
              showToast(t('documents.defaultPut'), () => setBody(before));
            }}
          >
            {t('documents.putDefault')}
          </Button>
        </p>
      )}
      <TextField
        label={t('documents.note')}
        hint={t(binding ? 'documents.noteHintPublic' : 'documents.noteHint')}
        maxLength={documentLimits.maxNoteChars}
        value={note}
        onChange={({ target: { value } }) => setNote(value)}
      />
      {binding ? (
        <>
          <TextField
            label={t('documents.effectiveOn')}
            hint={t('documents.effectiveOnHint', { days: documentLimits.noticeDays })}
            type="date"
            value={effectiveOn}
            onChange={({ target: { value } }) => setEffectiveOn(value)}
          />
          <label className="check mt4">
            <input type="checkbox" checked={announce} onChange={({ target: { checked } }) => setAnnounce(checked)} />
            <span>{t('documents.announce')}</span>
          </label>
        </>
      ) : undefined}
      {publish.isError ? (
        <Banner kind="bad" live="alert">
          {errorText(t, publish.error)}
        </Banner>
      ) : undefined}
      <div className="btnrow mt5">
        <Button kind="primary" type="submit" busy={publish.isPending}>
          {t('documents.publish')}
        </Button>
      </div>
    </form>
  );
};
