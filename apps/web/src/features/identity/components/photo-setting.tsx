import type { Me } from '@moja-ulica/shared/identity/schema.ts';
import { mediaLimits } from '@moja-ulica/shared/media/limits.ts';
import { Camera, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { errorText } from '../../../lib/error-text.ts';
import { useT } from '../../../lib/i18n.tsx';
import type { MessageKey } from '../../../lib/i18n.tsx';
import { usePhoto } from '../../../lib/photos.ts';
import { PictureError } from '../../../lib/square-picture.ts';
import type { PictureFault } from '../../../lib/square-picture.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { Avatar } from '../../../ui/chip.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { useRemovePhoto, useSetPhoto } from '../mutations-photo.ts';

const faults: Record<PictureFault, MessageKey> = {
  type: 'identity.photoType',
  size: 'identity.photoSize',
  unreadable: 'error.image_broken',
};

/** One's own photo: chosen, replaced or taken away at once. */
export const PhotoSetting = ({ me }: { readonly me: Me }) => {
  const t = useT();
  const picker = useRef<HTMLInputElement>(null);
  const chooser = useRef<HTMLButtonElement>(null);
  const photo = usePhoto(me.handle, 320);
  const set = useSetPhoto();
  const remove = useRemovePhoto();
  const error = set.error ?? remove.error;

  const choose = (file: File | undefined): void => {
    if (file === undefined || set.isPending) return;
    remove.reset();
    set.mutate(file, { onSuccess: () => showToast(t('identity.photoSaved')) });
  };
  const takeAway = (): void => {
    set.reset();
    remove.mutate(undefined, {
      onSuccess: () => {
        // The button that was pressed is gone.
        chooser.current?.focus();
        showToast(t('identity.photoRemoved'));
      },
    });
  };

  return (
    <section className="setting" aria-labelledby="photo">
      <h2 id="photo">{t('identity.photo')}</h2>
      <p>{t('identity.photoLead')}</p>
      <div className="profile-head mt4">
        <Avatar name={me.displayName} large photo={photo} />
        <div className="btnrow">
          <Button ref={chooser} icon={Camera} busy={set.isPending} onClick={() => picker.current?.click()}>
            {t(photo === undefined ? 'identity.photoChoose' : 'identity.photoChange')}
          </Button>
          {photo === undefined ? undefined : (
            <Button kind="quiet" icon={Trash2} busy={remove.isPending} onClick={takeAway}>
              {t('identity.photoRemove')}
            </Button>
          )}
        </div>
        <input
          ref={picker}
          type="file"
          hidden
          accept={mediaLimits.imageTypes.join()}
          aria-label={t('identity.photoChoose')}
          onChange={({ target }) => {
            choose(target.files?.[0]);
            // The same file again is a choice too.
            target.value = '';
          }}
        />
      </div>
      {error === null ? undefined : (
        <div className="mt4">
          <Banner kind="bad" live="alert">
            {error instanceof PictureError ? t(faults[error.fault]) : errorText(t, error)}
          </Banner>
        </div>
      )}
    </section>
  );
};
