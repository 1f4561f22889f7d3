import { useT } from '../../../lib/i18n.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { switchKeys, useKeysOn } from '../use-keys.ts';

const rows = [
  ['J', 'moderation.keyNext'],
  ['K', 'moderation.keyPrevious'],
  ['1', 'moderation.keyKeep'],
  ['2', 'moderation.keyHide'],
  ['U', 'moderation.keyReason'],
  ['Z', 'moderation.keyUndo'],
  ['?', 'moderation.keyHelp'],
] as const;

/** The keys, and the switch that turns them off. */
export const KeysHelp = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useT();
  const on = useKeysOn();
  return (
    <Dialog title={t('moderation.keys')} onClose={onClose}>
      <dl className="key-list">
        {rows.map(([key, words]) => (
          <div key={key}>
            <dt>
              <span className="key-name">{key}</span>
            </dt>
            <dd>{t(words)}</dd>
          </div>
        ))}
      </dl>
      <p className="meta mt4">{t('moderation.keysNote')}</p>
      <label className="check mt4">
        <input
          className="switch"
          type="checkbox"
          role="switch"
          checked={on}
          aria-checked={on}
          onChange={(event) => switchKeys(event.target.checked)}
        />
        <span>{t('moderation.keysSwitch')}</span>
      </label>
      <div className="btnrow mt5">
        <Button kind="primary" onClick={onClose}>
          {t('ui.close')}
        </Button>
      </div>
    </Dialog>
  );
};
