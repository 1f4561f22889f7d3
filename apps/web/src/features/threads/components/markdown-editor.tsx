import { threadLimits } from '@moja-ulica/shared/threads/limits.ts';
import { useQuery } from '@tanstack/react-query';
import { Bold, Italic, Link, List, Quote } from 'lucide-react';
import { useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { errorText } from '../../../lib/error-text.ts';
import { useT } from '../../../lib/i18n.tsx';
import type { MessageKey } from '../../../lib/i18n.tsx';
import { IconButton } from '../../../ui/button.tsx';
import type { ControlProps } from '../../../ui/field.tsx';
import type { LucideIcon } from '../../../ui/icon.tsx';
import { Loading, SkeletonLine } from '../../../ui/skeleton.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { applyTool } from '../model/markdown.ts';
import type { MarkdownTool } from '../model/markdown.ts';
import { sourcesOf, withAddresses, withoutAddresses, type Sources } from '../model/quote-sources.ts';
import { previewQuery } from '../queries.ts';
import { Prose } from '../../../ui/prose.tsx';

const tools: readonly { readonly tool: MarkdownTool; readonly icon: LucideIcon; readonly label: MessageKey }[] = [
  { tool: 'bold', icon: Bold, label: 'threads.toolBold' },
  { tool: 'italic', icon: Italic, label: 'threads.toolItalic' },
  { tool: 'list', icon: List, label: 'threads.toolList' },
  { tool: 'quote', icon: Quote, label: 'threads.toolQuote' },
  { tool: 'link', icon: Link, label: 'threads.toolLink' },
];

/** The counter appears when so much of the room is used. */
const counterFrom = 0.9;

const Preview = ({ body, lang }: { readonly body: string; readonly lang: string }) => {
  const t = useT();
  const { data, error } = useQuery({ ...previewQuery(body), enabled: body.trim() !== '' });
  if (body.trim() === '') return <p className="muted">{t('threads.previewEmpty')}</p>;
  if (error !== null) return <p role="alert">{errorText(t, error)}</p>;
  if (data === undefined) {
    return (
      <Loading>
        <SkeletonLine width="long" />
        <SkeletonLine width="half" />
      </Loading>
    );
  }
  return <Prose html={data.html} lang={lang} />;
};

const Counter = ({ length, id }: { readonly length: number; readonly id: string }) => {
  const t = useT();
  const left = threadLimits.maxBodyChars - length;
  if (length < threadLimits.maxBodyChars * counterFrom) return null;
  return (
    <output className={left < 0 ? 'counter over' : 'counter'} id={id}>
      {left < 0 ? t('ui.charsOver', { count: -left }) : t('ui.charsLeft', { count: left })}
    </output>
  );
};

export interface EditorHandle {
  /** Focus at the end of the text. */
  readonly focus: () => void;
}

interface MarkdownEditorProps {
  readonly control: ControlProps;
  /** Name of the field where no label stands above it. */
  readonly label?: string;
  readonly tabsLabel: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Ctrl+Enter. */
  readonly onSubmit?: () => void;
  /** Guests have no preview: the server renders for accounts only. */
  readonly previews: boolean;
  readonly lang: string;
  /** At the end of the tools: save state and the button. */
  readonly children?: ReactNode;
  readonly ref?: Ref<EditorHandle>;
}

/**
 * Where text is written: "Pisz" and "Podgląd", a plain field that grows, and a few buttons for Markdown. The field does not show
 * the addresses of quoted posts.
 */
export const MarkdownEditor = (props: MarkdownEditorProps) => {
  const { control, label, tabsLabel, value, onChange, onSubmit, previews, lang, children, ref } = props;
  const t = useT();
  const [tab, setTab] = useState('write');
  const field = useRef<HTMLTextAreaElement>(null);
  const selection = useRef<{ readonly start: number; readonly end: number }>(undefined);
  // Kept when a line is deleted: it may come back.
  const sources = useRef<Sources>(new Map());
  const shown = withoutAddresses(value);
  const change = (text: string): void => {
    // Of a text that was begun anew nothing is left.
    const earlier = value.trim() === '' ? [] : sources.current;
    sources.current = new Map([...earlier, ...sourcesOf(value)]);
    onChange(withAddresses(text, sources.current));
  };
  const counterId = `${control.id}-counter`;

  useImperativeHandle(ref, () => ({
    focus: () => {
      setTab('write');
      requestAnimationFrame(() => {
        field.current?.focus();
        field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
      });
    },
  }));

  useEffect(() => {
    const element = field.current;
    if (element === null) return;
    if (selection.current !== undefined) {
      const { start, end } = selection.current;
      selection.current = undefined;
      element.focus();
      element.setSelectionRange(start, end);
    }
    if (CSS.supports('field-sizing', 'content')) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  });

  const use = (tool: MarkdownTool): void => {
    const element = field.current;
    if (element === null) return;
    const next = applyTool(tool, { text: shown, start: element.selectionStart, end: element.selectionEnd });
    selection.current = next;
    change(next.text);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onSubmit?.();
  };
  const described = [control['aria-describedby'], counterId].filter(Boolean).join(' ');
  const writing = (
    <textarea
      className="input"
      {...control}
      aria-describedby={described}
      aria-label={label}
      aria-keyshortcuts={onSubmit === undefined ? undefined : 'Control+Enter'}
      value={shown}
      onChange={(event) => change(event.target.value)}
      onKeyDown={onKeyDown}
      ref={field}
    />
  );
  return (
    <>
      {previews ? (
        <Tabs
          label={tabsLabel}
          tabs={[
            { key: 'write', label: t('threads.write') },
            { key: 'preview', label: t('threads.preview') },
          ]}
          selected={tab}
          onSelect={setTab}
        >
          {tab === 'write' ? (
            writing
          ) : (
            <div className="preview">
              <Preview body={value} lang={lang} />
            </div>
          )}
        </Tabs>
      ) : (
        writing
      )}
      <Counter length={value.length} id={counterId} />
      <div className="tools">
        {tab === 'write'
          ? tools.map(({ tool, icon, label: name }) => (
              <IconButton key={tool} icon={icon} label={t(name)} onClick={() => use(tool)} />
            ))
          : undefined}
        <div className="push">{children}</div>
      </div>
    </>
  );
};
