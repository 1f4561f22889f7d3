import { citedAddress } from '@moja-ulica/shared/threads/paths.ts';
import type { Post } from '@moja-ulica/shared/threads/schema.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { RefObject } from 'react';
import { errorText } from '../../../lib/error-text.ts';
import { openCatalogue, useT } from '../../../lib/i18n.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { useAuthorName } from '../components/author-line.tsx';
import { postElementId } from '../components/post-card.tsx';
import type { PostAction } from '../components/post-menu.tsx';
import type { ReplyHandle } from '../components/reply-section.tsx';
import { buildQuote } from '../model/markdown.ts';
import { postSourceQuery } from '../queries.ts';
import { useLatest } from './use-latest.ts';

interface PostActionsOptions {
  readonly thread: string;
  /** Slug. */
  readonly place: string;
  readonly addressOf: (number: number) => string;
  readonly reply: RefObject<ReplyHandle | null>;
}

type PostDialogs = typeof import('../components/post-dialogs.tsx').postDialogs;

interface OpenDialog {
  readonly Dialog: PostDialogs[keyof PostDialogs];
  readonly post: Post;
}

interface PostActions {
  readonly editing: number | undefined;
  readonly dialog: OpenDialog | undefined;
  readonly close: () => void;
  readonly onReply: (post: Post) => void;
  readonly onAction: (action: PostAction, post: Post) => void;
}

/** Text selected inside one post; replying to it quotes just that. */
const selectedIn = (number: number): string | undefined => {
  const selection = getSelection();
  const element = document.getElementById(postElementId(number));
  if (selection === null || element === null || selection.isCollapsed) return undefined;
  const inside = element.contains(selection.anchorNode) && element.contains(selection.focusNode);
  const text = selection.toString().trim();
  return inside && text !== '' ? text : undefined;
};

/** What happens when a post's button or menu item is pressed. */
export const usePostActions = ({ thread, place, addressOf, reply }: PostActionsOptions): PostActions => {
  const t = useT();
  const client = useQueryClient();
  const nameOf = useAuthorName();
  const [editing, setEditing] = useState<number>();
  const [dialog, setDialog] = useState<OpenDialog>();

  const answer = (post: Post, text: string | undefined): void => {
    const name = nameOf(post.author);
    const source = t('threads.quoteSource', { name, number: post.number });
    reply.current?.replyTo(
      { number: post.number, name },
      text === undefined
        ? undefined
        : buildQuote({ text, source, address: citedAddress({ place, id: thread }, post.number) }),
    );
  };

  const quote = async (post: Post): Promise<void> => {
    try {
      const { body } = await client.fetchQuery(postSourceQuery(thread, post.number));
      answer(post, body);
    } catch (error) {
      showToast(errorText(t, error));
    }
  };

  /** What few readers ever ask for comes when it is asked for. */
  const open = async (show: () => Promise<void>): Promise<void> => {
    try {
      await show();
    } catch {
      showToast(t('error.network'));
    }
  };
  const openDialog = (kind: keyof PostDialogs, post: Post): Promise<void> =>
    open(async () => {
      const [{ postDialogs }] = await Promise.all([import('../components/post-dialogs.tsx'), openCatalogue('dialogs')]);
      setDialog({ Dialog: postDialogs[kind], post });
    });
  const edit = (post: Post): Promise<void> =>
    open(async () => {
      await import('../components/edit-post.tsx');
      setEditing(post.number);
    });

  const copy = async (post: Post): Promise<void> => {
    const address = new URL(addressOf(post.number), location.origin).href;
    try {
      await navigator.clipboard.writeText(address);
      showToast(t('threads.linkCopied'));
    } catch {
      showToast(t('threads.linkIs', { address }));
    }
  };

  const act = (action: PostAction, post: Post): void => {
    switch (action) {
      case 'copy':
        return void copy(post);
      case 'quote':
        return void quote(post);
      case 'edit':
        return void edit(post);
      case 'report':
      case 'hide':
      case 'restore':
      case 'withdraw':
        return void openDialog(action, post);
    }
  };

  // Posts are drawn again only when their own facts change, so what they get must keep its identity.
  const latest = useLatest({ act, answer });
  return {
    editing,
    dialog,
    close: useCallback(() => {
      setEditing(undefined);
      setDialog(undefined);
    }, []),
    onReply: useCallback((post) => latest.current.answer(post, selectedIn(post.number)), [latest]),
    onAction: useCallback((action, post) => latest.current.act(action, post), [latest]),
  };
};
