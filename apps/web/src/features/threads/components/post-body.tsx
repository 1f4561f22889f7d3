import type { Post, ThreadOverlay } from '@moja-ulica/shared/threads/schema.ts';
import { Link } from '@tanstack/react-router';
import { EyeOff, Undo2 } from 'lucide-react';
import { Rich, useT } from '../../../lib/i18n.tsx';
import { useMe } from '../../../lib/session.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Prose } from '../../../ui/prose.tsx';

/** The hidden text of a post, as its author and the moderators get it. */
export type HiddenText = ThreadOverlay['hidden'][number];

const HiddenStub = ({ post, text }: { readonly post: Post; readonly text: HiddenText | undefined }) => {
  const t = useT();
  const isMine = useMe()?.handle === post.author.handle;
  const rule = post.hiddenRule;
  return (
    <div className="stub">
      <p>
        <Icon of={EyeOff} />{' '}
        {rule === null ? t('threads.hidden') : t('threads.hiddenBy', { rule: t(`threads.rule.${rule}`) })}
      </p>
      {text === undefined ? undefined : (
        <>
          <p className="mt2">
            <span className="strong">{t('threads.hiddenReason')}</span> {text.reason}
          </p>
          {isMine ? (
            <p className="mt2">
              <Rich id="threads.hiddenAppeal" components={{ link: <Link to="/kontakt" /> }} />
            </p>
          ) : undefined}
          <details className="mt2">
            <summary>{t('threads.hiddenShow')}</summary>
            {text.title === null ? undefined : (
              <p className="strong mt2" lang={post.lang}>
                {text.title}
              </p>
            )}
            <Prose html={text.html} lang={post.lang} />
          </details>
        </>
      )}
    </div>
  );
};

interface PostBodyProps {
  readonly post: Post;
  readonly hiddenText: HiddenText | undefined;
}

/** The text of a post, or the stub that keeps its place. */
export const PostBody = ({ post, hiddenText }: PostBodyProps) => {
  const t = useT();
  if (post.state === 'withdrawn') {
    return (
      <div className="stub">
        <p>
          <Icon of={Undo2} /> {t('threads.withdrawn')}
        </p>
      </div>
    );
  }
  if (post.state === 'hidden' || post.html === null) return <HiddenStub post={post} text={hiddenText} />;
  return <Prose html={post.html} lang={post.lang} />;
};
