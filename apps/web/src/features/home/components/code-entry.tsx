import { readStairwellCode, stairwellPage } from '@moja-ulica/shared/estates/stairwell-code.ts';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '../../../lib/i18n.tsx';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/field.tsx';

/** Takes the code off a poster, with or without hyphens and in any case, and leads to its page. `given`: one to correct; `main`: what the page is for. */
export const CodeEntry = ({ given = '', main = false }: { readonly given?: string; readonly main?: boolean }) => {
  const t = useT();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(given);
  const [failed, setFailed] = useState(false);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const code = readStairwellCode(typed);
        setFailed(code === null);
        if (code === null) document.querySelector<HTMLInputElement>('#stairwellCode')?.focus();
        else void navigate({ to: stairwellPage(code) });
      }}
    >
      <TextField
        id="stairwellCode"
        className="input code-entry num"
        label={t('joining.code')}
        hint={t('joining.codeHint')}
        error={failed ? t('joining.codeMistyped') : undefined}
        value={typed}
        maxLength={40}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        aria-required
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className="btnrow mt4">
        <Button kind={main ? 'primary' : 'plain'} type="submit">
          {t('joining.checkCode')}
        </Button>
      </div>
    </form>
  );
};
