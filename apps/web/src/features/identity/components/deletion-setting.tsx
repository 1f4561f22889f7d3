import type { Deletion, LeavingPosts } from '@moja-ulica/shared/privacy/schema.ts';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useLocale, useT } from '../../../lib/i18n.tsx';
import type { MessageKey } from '../../../lib/i18n.tsx';
import { formatFull } from '../../../lib/time.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { useStay, useRequestDeletion } from '../my-data.ts';
import { useProofWay } from '../use-proof-way.ts';
import type { SettingProps } from '../use-proof-way.ts';
import { MailShown } from './mail-shown.tsx';
import { ProofForm } from './proof-form.tsx';

const heading = 'deletion-setting';

const choices: readonly { readonly posts: LeavingPosts; readonly label: MessageKey; readonly hint: MessageKey }[] = [
  { posts: 'keep', label: 'data.postsKeep', hint: 'data.postsKeepHint' },
  { posts: 'erase', label: 'data.postsErase', hint: 'data.postsEraseHint' },
];

const PostsChoice = ({
  value,
  onChange,
}: {
  readonly value: LeavingPosts;
  readonly onChange: (posts: LeavingPosts) => void;
}) => {
  const t = useT();
  return (
    <fieldset className="field">
      <legend>{t('data.posts')}</legend>
      {choices.map(({ posts, label, hint }) => (
        <label className="radio" key={posts}>
          <input type="radio" name="posts" checked={value === posts} onChange={() => onChange(posts)} />
          <div>
            {t(label)}
            <span>{t(hint)}</span>
          </div>
        </label>
      ))}
    </fieldset>
  );
};

const Planned = ({ deletion, onKept }: { readonly deletion: Deletion; readonly onKept: () => void }) => {
  const t = useT();
  const locale = useLocale();
  const { busy, stay } = useStay();
  return (
    <Banner kind="warn">
      <p>
        <b>{t('data.leavesAt', { date: formatFull(new Date(deletion.dueAt), locale) })}</b>
      </p>
      <p>{t(deletion.posts === 'keep' ? 'data.leavesKeeping' : 'data.leavesErasing')}</p>
      <div className="btnrow mt3">
        <Button kind="primary" busy={busy} onClick={() => void stay().then(onKept)}>
          {t('data.stay')}
        </Button>
      </div>
    </Banner>
  );
};

interface DeletionSettingProps extends SettingProps {
  readonly deletion: Deletion | null;
  /** Days to think. */
  readonly days: number;
}

/** The end of the account: asked for with proof, thought over for two weeks, taken back with one tap. */
export const DeletionSetting = ({ deletion, days, hasPassword, ...changing }: DeletionSettingProps) => {
  const t = useT();
  const { way, mailShown, busy, openByPassword, openByCode, close } = useProofWay({ ...changing, heading });
  const [posts, setPosts] = useState<LeavingPosts>('keep');
  const request = useRequestDeletion();
  return (
    <section className="setting" aria-labelledby={heading}>
      <h2 id={heading} tabIndex={-1}>
        {t('data.deletion')}
      </h2>
      <p>{t('data.deletionLead', { days })}</p>
      {deletion === null ? undefined : <Planned deletion={deletion} onKept={close} />}
      {deletion === null && way === undefined ? (
        <Button kind="danger" icon={Trash2} busy={busy} onClick={hasPassword ? openByPassword : openByCode}>
          {t('data.delete')}
        </Button>
      ) : undefined}
      {deletion === null && way !== undefined ? (
        <ProofForm
          by={way}
          lead={t('data.deletionGone')}
          action={t('data.deleteIn', { days })}
          danger
          onProven={async (proof) => {
            await request.mutateAsync({ posts, ...proof });
            close();
          }}
          onCancel={close}
        >
          <PostsChoice value={posts} onChange={setPosts} />
        </ProofForm>
      ) : undefined}
      {mailShown ? <MailShown /> : undefined}
    </section>
  );
};
