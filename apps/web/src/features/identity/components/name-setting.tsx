import { identityLimits } from '@moja-ulica/shared/identity/limits.ts';
import type { Me } from '@moja-ulica/shared/identity/schema.ts';
import { useState } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { useChangeName } from '../mutations.ts';
import { useProblems } from '../use-problems.ts';
import { nameFault } from '../validate.ts';
import { ProblemSummary } from './problem-summary.tsx';

/** The name that one's posts are signed with. */
export const NameSetting = ({ me }: { readonly me: Me }) => {
  const t = useT();
  const [name, setName] = useState(me.displayName);
  const change = useChangeName();
  const problems = useProblems<'displayName'>({
    faultOf: { displayName: 'identity.errorName' },
    fieldOfCode: { name_not_allowed: 'displayName' },
  });

  const save = (): void => {
    if (change.isPending || !problems.check({ displayName: nameFault(name) })) return;
    change.mutate(name, {
      onSuccess: (changed) => {
        problems.clear();
        setName(changed.displayName);
        showToast(t('identity.nameSaved', { name: changed.displayName }));
      },
      onError: problems.refuse,
    });
  };

  return (
    <section className="setting" aria-labelledby="name-setting">
      <h2 id="name-setting">{t('identity.name')}</h2>
      <ProblemSummary problems={problems} />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextField
          id="displayName"
          label={t('identity.displayName')}
          hint={t('identity.nameHint', { count: identityLimits.namesPerDay })}
          error={problems.fields.displayName}
          value={name}
          autoComplete="nickname"
          aria-required
          onChange={(event) => setName(event.target.value)}
        />
        <div className="btnrow mt4">
          <Button type="submit" busy={change.isPending}>
            {t('identity.nameSave')}
          </Button>
        </div>
      </form>
    </section>
  );
};
