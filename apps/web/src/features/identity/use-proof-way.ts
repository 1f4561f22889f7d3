import { useState } from 'react';
import { errorText } from '../../lib/error-text.ts';
import { useT } from '../../lib/i18n.tsx';
import { showToast } from '../../ui/toast-store.ts';
import type { ProofWay } from './proof.ts';
import { useRequestProof } from './mutations.ts';

interface Changing {
  /** True while this is what is being changed; one at a time. */
  readonly editing: boolean;
  readonly onEditing: (editing: boolean) => void;
  /** Id of the heading that gets the focus back when the form goes away. */
  readonly heading: string;
}

/** Opens and closes a form that asks who its user is: by the password, or by a code that is mailed first. */
export const useProofWay = ({ editing, onEditing, heading }: Changing) => {
  const t = useT();
  const [way, setWay] = useState<ProofWay>('password');
  const request = useRequestProof();
  return {
    /** How the open form asks; undefined: it is closed. */
    way: editing ? way : undefined,
    mailShown: editing && way === 'code' && request.data?.mailShown === true,
    busy: request.isPending,
    openByPassword: (): void => {
      setWay('password');
      onEditing(true);
    },
    openByCode: (): void =>
      request.mutate(undefined, {
        onSuccess: () => {
          setWay('code');
          onEditing(true);
        },
        onError: (error) => showToast(errorText(t, error)),
      }),
    close: (): void => {
      onEditing(false);
      document.querySelector<HTMLElement>(`#${heading}`)?.focus();
    },
  };
};

export type SettingProps = Pick<Changing, 'editing' | 'onEditing'> & { readonly hasPassword: boolean };
