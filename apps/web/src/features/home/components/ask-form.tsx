import { estateLimits as limits } from '@moja-ulica/shared/estates/limits.ts';
import { useState } from 'react';
import { newIdempotencyKey } from '../../../lib/api-client.ts';
import { errorText } from '../../../lib/error-text.ts';
import { useT } from '../../../lib/i18n.tsx';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { TextArea } from '../../../ui/field.tsx';
import { useAskToJoin } from '../mutations.ts';

/** Asks the moderators to be let in, with a few words for them if one wants. */
export const AskForm = ({ place }: { readonly place: string }) => {
  const t = useT();
  const ask = useAskToJoin();
  const [note, setNote] = useState('');
  const [key, setKey] = useState(newIdempotencyKey);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!ask.isPending) ask.mutate({ place, note: note.trim(), idempotencyKey: key });
      }}
    >
      {ask.error === null ? undefined : (
        <div className="mt4">
          <Banner kind="bad" live="alert">
            {errorText(t, ask.error)}
          </Banner>
        </div>
      )}
      <TextArea
        id="note"
        label={t('joining.note')}
        hint={t('joining.noteHint')}
        value={note}
        rows={4}
        maxLength={limits.maxJoinNoteChars}
        onChange={(event) => {
          setNote(event.target.value);
          setKey(newIdempotencyKey());
        }}
      />
      <div className="btnrow mt4">
        <Button kind="primary" type="submit" busy={ask.isPending}>
          {t('threads.askToJoin')}
        </Button>
      </div>
    </form>
  );
};
