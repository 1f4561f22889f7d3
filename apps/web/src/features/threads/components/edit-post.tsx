import { threadLimits } from '@moja-ulica/shared/threads/limits.ts';
import type { Post } from '@moja-ulica/shared/threads/schema.ts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { SubmitEvent } from 'react';
import { useDraft } from '../../../lib/drafts.ts';
import { errorText } from '../../../lib/error-text.ts';
import { useT } from '../../../lib/i18n.tsx';
import { Button } from '../../../ui/button.tsx';
import { FieldError } from '../../../ui/field.tsx';
import { Loading, SkeletonLine } from '../../../ui/skeleton.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { useEditPost } from '../mutations.ts';
import { postSourceQuery } from '../queries.ts';
import { MarkdownEditor } from './markdown-editor.tsx';
import type { EditorHandle } from './markdown-editor.tsx';

interface EditPostProps {
  readonly thread: string;
  readonly post: Post;
  readonly onDone: () => void;
}

const EditForm = ({ thread, post, source, onDone }: EditPostProps & { readonly source: string }) => {
  const t = useT();
  const editor = useRef<EditorHandle>(null);
  const draft = useDraft(`edit:${thread}:${post.number}`);
  const [body, setBody] = useState(draft.restored?.['body'] ?? source);
  const [wasRestored, setWasRestored] = useState(body !== source);
  const [problem, setProblem] = useState<string>();
  const save = useEditPost({ thread, number: post.number });
  const id = `edit-${post.number}`;
  useEffect(() => {
    // Its code may come late: what is being typed elsewhere by then does not land here.
    if (document.activeElement?.closest('input, textarea, [contenteditable]') === null) editor.current?.focus();
  }, []);

  const done = (): void => {
    draft.discard();
    onDone();
  };
  const submit = async (): Promise<void> => {
    if (save.isPending) return;
    if (body.trim().length < threadLimits.minBodyChars) return setProblem(t('threads.bodyTooShort'));
    if (body.length > threadLimits.maxBodyChars) return setProblem(t('threads.bodyTooLong'));
    try {
      await save.mutateAsync(body);
      showToast(t('threads.saved'));
      done();
    } catch (error) {
      setProblem(errorText(t, error));
    }
  };
  const onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    void submit();
  };
  return (
    <form onSubmit={onSubmit} noValidate>
      {problem === undefined ? undefined : (
        <div role="alert">
          <FieldError id={`${id}-error`}>{problem}</FieldError>
        </div>
      )}
      <div className="composer editing">
        <MarkdownEditor
          ref={editor}
          control={{
            id,
            'aria-describedby': problem === undefined ? undefined : `${id}-error`,
            'aria-invalid': problem === undefined ? undefined : true,
          }}
          label={t('threads.editLabel')}
          tabsLabel={t('threads.editTabs')}
          value={body}
          onChange={(next) => {
            setBody(next);
            setProblem(undefined);
            draft.keep(next === source ? {} : { body: next });
          }}
          onSubmit={() => void submit()}
          previews
          lang={post.lang}
        >
          <Button kind="quiet" onClick={done}>
            {t('ui.cancel')}
          </Button>
          <Button kind="primary" type="submit" busy={save.isPending}>
            {t('threads.save')}
          </Button>
        </MarkdownEditor>
      </div>
      {wasRestored ? (
        <p className="meta mt2 restored">
          <output>{t('threads.draftRestored')}</output>{' '}
          <Button
            kind="quiet"
            onClick={() => {
              draft.discard();
              setBody(source);
              setWasRestored(false);
            }}
          >
            {t('threads.draftDiscard')}
          </Button>
        </p>
      ) : undefined}
    </form>
  );
};

/** A post's text in the editor, in its own place. */
export const EditPost = (props: EditPostProps) => {
  const t = useT();
  const { data, error, refetch } = useQuery(postSourceQuery(props.thread, props.post.number));
  if (error !== null) {
    return (
      <div className="btnrow" role="alert">
        <span>{errorText(t, error)}</span>
        <Button onClick={() => void refetch()}>{t('ui.retry')}</Button>
        <Button kind="quiet" onClick={props.onDone}>
          {t('ui.cancel')}
        </Button>
      </div>
    );
  }
  if (data === undefined) {
    return (
      <Loading>
        <SkeletonLine width="long" />
        <SkeletonLine width="half" />
      </Loading>
    );
  }
  return <EditForm {...props} source={data.body} />;
};
