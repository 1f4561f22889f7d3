import type {
  Assertion,
  NewCredential,
  PasskeyCreation,
  PasskeyRequest,
} from '@moja-ulica/shared/identity/schema-factors.ts';
import type { MessageKey } from '../../lib/i18n.tsx';

/** Browsers tie passkeys to a name: an address of digits has none. */
const isAddress = (host: string): boolean => /^[\d.]+$/.test(host) || host.includes(':');

/** True where this browser can make and use passkeys for this site. */
export const passkeysPossible = (): boolean =>
  typeof PublicKeyCredential !== 'undefined' && window.isSecureContext && !isAddress(location.hostname);

/** What the browser, its user or their device did not do; `text` says so. */
export class PasskeyError extends Error {
  readonly text: MessageKey;

  constructor(text: MessageKey, cause: unknown) {
    super(text, { cause });
    this.text = text;
  }
}

const isNamed = (error: unknown, name: string): boolean => error instanceof Error && error.name === name;

/** Code that only those who use passkeys need. */
const load = () => import('@simplewebauthn/browser');

/** Has the browser make a passkey. Throws `PasskeyError`, also when its user thinks better of it. */
export const makePasskey = async (options: PasskeyCreation): Promise<NewCredential> => {
  const { startRegistration } = await load();
  try {
    const { id, response } = await startRegistration({ optionsJSON: options });
    const { clientDataJSON, attestationObject, transports = [] } = response;
    const known = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const;
    return { id, clientDataJSON, attestationObject, transports: known.filter((way) => transports.includes(way)) };
  } catch (error) {
    throw new PasskeyError(
      isNamed(error, 'InvalidStateError') ? 'signin.passkeyThere' : 'signin.passkeyNotMade',
      error,
    );
  }
};

/** Has the browser use a passkey of this site. Throws `PasskeyError`, also when its user thinks better of it. */
export const assertPasskey = async (options: PasskeyRequest): Promise<Assertion> => {
  const { startAuthentication } = await load();
  try {
    const { id, response } = await startAuthentication({ optionsJSON: options });
    const { clientDataJSON, authenticatorData, signature, userHandle = '' } = response;
    return { id, clientDataJSON, authenticatorData, signature, userHandle };
  } catch (error) {
    throw new PasskeyError('signin.passkeyStopped', error);
  }
};
