import { estateLimits as limits } from '@moja-ulica/shared/estates/limits.ts';
import type { Place, Topic } from '@moja-ulica/shared/estates/schema.ts';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState } from 'react';
import { errorText } from '../../../lib/error-text.ts';
import { pickText, useLocale, useT } from '../../../lib/i18n.tsx';
import { useKeyFor } from '../../../lib/key-for.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button, IconButton } from '../../../ui/button.tsx';
import { filledIn, LocalizedField } from '../../../ui/localized-field.tsx';
import type { LocalizedValue } from '../../../ui/localized-field.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { moved } from '../move.ts';
import { useAddTopic, useOrderTopics, useRemoveTopic, useRenameTopic } from '../mutations.ts';

interface TopicFormProps {
  readonly id: string;
  readonly initial: LocalizedValue;
  readonly action: string;
  readonly busy: boolean;
  readonly onSave: (label: LocalizedValue) => void;
  readonly onCancel?: () => void;
}

const TopicForm = ({ id, initial, action, busy, onSave, onCancel }: TopicFormProps) => {
  const t = useT();
  const [label, setLabel] = useState(initial);
  const [empty, setEmpty] = useState(false);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const blank = label.pl.trim() === '';
        setEmpty(blank);
        if (blank) document.getElementById(id)?.focus();
        else if (!busy) onSave(filledIn(label));
      }}
    >
      <LocalizedField
        id={id}
        label={t('estates.topicName')}
        maxLength={limits.maxNameChars}
        value={label}
        error={empty ? t('estates.askTopic') : undefined}
        onChange={setLabel}
      />
      <div className="btnrow mt4">
        <Button type="submit" busy={busy}>
          {action}
        </Button>
        {onCancel === undefined ? undefined : (
          <Button kind="quiet" onClick={onCancel}>
            {t('ui.cancel')}
          </Button>
        )}
      </div>
    </form>
  );
};

/** The topics of a place in their order. One that threads have is not removed; the API says so. */
export const Topics = ({ place }: { readonly place: Place }) => {
  const t = useT();
  const locale = useLocale();
  const keyFor = useKeyFor();
  const [renaming, setRenaming] = useState<string>();
  const add = useAddTopic(place.slug);
  const rename = useRenameTopic(place.slug);
  const remove = useRemoveTopic(place.slug);
  const order = useOrderTopics(place.slug);
  const failure = add.error ?? rename.error ?? remove.error ?? order.error;
  const slugs = place.topics.map(({ slug }) => slug);
  const said = (text: string) => ({ onSuccess: () => showToast(text) });
  const begin = (): void => {
    for (const mutation of [add, rename, remove, order]) mutation.reset();
  };

  const row = (topic: Topic, at: number) => {
    const name = pickText(topic.name, locale);
    if (renaming === topic.slug) {
      return (
        <TopicForm
          id={`topic-${topic.slug}`}
          initial={topic.name}
          action={t('estates.save')}
          busy={rename.isPending}
          onCancel={() => setRenaming(undefined)}
          onSave={(label) => {
            begin();
            rename.mutate({ topic: topic.slug, label }, { onSuccess: () => setRenaming(undefined) });
          }}
        />
      );
    }
    return (
      <>
        <div>{name}</div>
        <div className="btnrow">
          <IconButton
            icon={ArrowUp}
            label={t('estates.up', { name })}
            disabled={at === 0}
            onClick={() => order.mutate(moved(slugs, topic.slug, -1))}
          />
          <IconButton
            icon={ArrowDown}
            label={t('estates.down', { name })}
            disabled={at === slugs.length - 1}
            onClick={() => order.mutate(moved(slugs, topic.slug, 1))}
          />
          <Button
            aria-label={t('estates.renameOf', { name })}
            onClick={() => {
              begin();
              setRenaming(topic.slug);
            }}
          >
            {t('estates.rename')}
          </Button>
          <Button
            kind="quiet"
            aria-label={t('estates.removeOf', { name })}
            onClick={() => {
              begin();
              remove.mutate(topic.slug, said(t('estates.removed', { name })));
            }}
          >
            {t('estates.remove')}
          </Button>
        </div>
      </>
    );
  };

  return (
    <section className="setting" aria-labelledby="topics">
      <h2 id="topics">{t('estates.topics')}</h2>
      <p>{t('estates.topicsLead')}</p>
      {failure === null ? undefined : (
        <Banner kind="bad" live="alert">
          {errorText(t, failure)}
        </Banner>
      )}
      <ol>
        {place.topics.map((topic, at) => (
          <li className="line-item named" key={topic.slug}>
            {row(topic, at)}
          </li>
        ))}
      </ol>
      <TopicForm
        key={place.topics.length}
        id="new-topic"
        initial={{ pl: '' }}
        action={t('estates.addTopic')}
        busy={add.isPending}
        onSave={(label) => {
          begin();
          add.mutate({ label, idempotencyKey: keyFor(label) }, said(t('estates.added', { name: label.pl })));
        }}
      />
    </section>
  );
};
