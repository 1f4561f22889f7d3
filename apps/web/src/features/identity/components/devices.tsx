import type { SignedInDevice } from '@moja-ulica/shared/identity/schema.ts';
import { Check, Laptop, LogOut, MonitorSmartphone, Smartphone, Tablet } from 'lucide-react';
import { errorText } from '../../../lib/error-text.ts';
import { useLocale, useT } from '../../../lib/i18n.tsx';
import { Button } from '../../../ui/button.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { showToast } from '../../../ui/toast-store.ts';
import { countryName, deviceName } from '../device-name.ts';
import { useEndOtherSessions, useEndSession } from '../mutations.ts';

const icons = { phone: Smartphone, tablet: Tablet, computer: Laptop, other: MonitorSmartphone } as const;

/** The button is gone: whoever used the keyboard goes on from the list. */
const focusList = (): void => document.querySelector<HTMLElement>('#devices')?.focus();

const Device = ({ device }: { readonly device: SignedInDevice }) => {
  const t = useT();
  const locale = useLocale();
  const end = useEndSession();
  const name = deviceName(t, device);
  return (
    <li className="line-item wrap">
      <Icon of={icons[device.form]} />
      <div>
        <span className="strong">{name}</span>{' '}
        {device.current ? (
          <Chip kind="ans" icon={Check}>
            {t('identity.deviceCurrent')}
          </Chip>
        ) : undefined}
        <br />
        <span className="meta">
          {device.country === null ? undefined : `${countryName(device.country, locale)} · `}
          {device.current ? (
            t('identity.deviceNow')
          ) : (
            <>
              {t('identity.deviceUsed')} <RelativeTime at={device.lastUsedAt} />
            </>
          )}{' '}
          · {t('signin.deviceSince')} <RelativeTime at={device.signedInAt} />
        </span>
      </div>
      {device.current ? undefined : (
        <Button
          busy={end.isPending}
          aria-label={t('identity.deviceSignOutOf', { device: name })}
          onClick={() =>
            end.mutate(device.id, {
              onSuccess: () => {
                showToast(t('identity.deviceSignedOut', { device: name }));
                focusList();
              },
              onError: (error) => showToast(errorText(t, error)),
            })
          }
        >
          {t('identity.deviceSignOut')}
        </Button>
      )}
    </li>
  );
};

/** Where the person is signed in; each other device can be signed out, or all of them. */
export const Devices = ({ devices }: { readonly devices: readonly SignedInDevice[] }) => {
  const t = useT();
  const endOthers = useEndOtherSessions();
  return (
    <section className="setting" aria-labelledby="devices">
      <h2 id="devices" tabIndex={-1}>
        {t('identity.devices')}
      </h2>
      <p>{t('identity.devicesLead')}</p>
      <ul>
        {devices.map((device) => (
          <Device key={device.id} device={device} />
        ))}
      </ul>
      {devices.length < 2 ? undefined : (
        <div className="mt4">
          <Button
            kind="danger"
            icon={LogOut}
            busy={endOthers.isPending}
            onClick={() =>
              endOthers.mutate(undefined, {
                onSuccess: () => {
                  showToast(t('identity.devicesSignedOut'));
                  focusList();
                },
                onError: (error) => showToast(errorText(t, error)),
              })
            }
          >
            {t('identity.devicesSignOut')}
          </Button>
        </div>
      )}
    </section>
  );
};
