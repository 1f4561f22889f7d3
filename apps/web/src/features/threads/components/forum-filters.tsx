import type { Topic } from '@moja-ulica/shared/estates/schema.ts';
import { SlidersHorizontal } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { pickText, useLocale, useT } from '../../../lib/i18n.tsx';
import type { MessageKey } from '../../../lib/i18n.tsx';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { forumViews, viewOf } from '../model/filters.ts';
import type { ForumSearch, ForumView } from '../model/filters.ts';

const viewNames: Record<ForumView['key'], MessageKey> = {
  all: 'threads.viewAll',
  waiting: 'threads.viewWaiting',
  inProgress: 'threads.viewInProgress',
  answered: 'threads.viewAnswered',
  resolved: 'threads.viewResolved',
  declined: 'threads.viewDeclined',
  unanswered: 'threads.viewUnanswered',
};

interface FiltersProps {
  readonly search: ForumSearch;
  readonly onChange: (search: ForumSearch) => void;
}

const without = (search: ForumSearch, ...names: readonly (keyof ForumSearch)[]): ForumSearch =>
  Object.fromEntries(Object.entries(search).filter(([name]) => !names.some((one) => one === name)));

/** The row of buttons: one of them is pressed. */
export const ViewFilters = ({ search, onChange }: FiltersProps) => {
  const t = useT();
  const pressed = viewOf(search)?.key;
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const button = row.current?.children[forumViews.findIndex(({ key }) => key === pressed)];
    if (row.current === null || button === undefined) return;
    // The row alone: the page stays where it is.
    const { left, right } = row.current.getBoundingClientRect();
    const at = button.getBoundingClientRect();
    if (at.left < left || at.right > right) row.current.scrollLeft += (at.left + at.right - left - right) / 2;
  }, [pressed]);
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset does not scroll sideways in every browser
    <div className="filters mt5" ref={row} role="group" aria-label={t('threads.filters')}>
      {forumViews.map((view) => (
        <button
          key={view.key}
          type="button"
          className="filter"
          aria-pressed={view.key === pressed}
          onClick={() => onChange({ ...without(search, 'status', 'pokaz', 'starsze'), ...view.search })}
        >
          {t(viewNames[view.key])}
        </button>
      ))}
    </div>
  );
};

interface OrderProps extends FiltersProps {
  readonly topics: readonly Topic[];
  /** "62 wątki, od ostatniego posta" */
  readonly count: string;
}

/** The count of what is listed, and the folded choice of topic and order. */
export const TopicAndOrder = ({ search, onChange, topics, count }: OrderProps) => {
  const t = useT();
  const locale = useLocale();
  const id = useId();
  const [open, setOpen] = useState(search.temat !== undefined || search.kolejnosc !== undefined);
  const put = (name: 'temat' | 'kolejnosc', value: string): void =>
    onChange({ ...without(search, name, 'starsze'), ...(value !== '' && { [name]: value }) });
  return (
    <>
      <div className="listing">
        <output className="meta">{count}</output>
        <Button
          kind="quiet"
          className="nowrap"
          icon={SlidersHorizontal}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {t('threads.topicAndOrder')}
        </Button>
      </div>
      <div id={id} className="order" hidden={!open}>
        <Field label={t('threads.topic')}>
          {(control) => (
            <select
              className="input"
              {...control}
              value={search.temat ?? ''}
              onChange={(event) => put('temat', event.target.value)}
            >
              <option value="">{t('threads.topicAny')}</option>
              {topics.map(({ slug, name }) => (
                <option key={slug} value={slug}>
                  {pickText(name, locale)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('threads.order')}>
          {(control) => (
            <select
              className="input"
              {...control}
              value={search.kolejnosc === 'najnowsze' ? 'najnowsze' : ''}
              onChange={(event) => put('kolejnosc', event.target.value)}
            >
              <option value="">{t('threads.orderActivity')}</option>
              <option value="najnowsze">{t('threads.orderNewest')}</option>
            </select>
          )}
        </Field>
      </div>
    </>
  );
};
