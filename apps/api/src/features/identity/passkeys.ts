import { randomBytes } from 'node:crypto';
import type { Assertion, NewCredential } from '@moja-ulica/shared/identity/schema-factors.ts';
import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import type { Config } from '../../platform/config/config.ts';

const knownTransports: readonly NewCredential['transports'][number][] = [
  'ble',
  'cable',
  'hybrid',
  'internal',
  'nfc',
  'smart-card',
  'usb',
];

/** EdDSA, ES256 and RS256: what devices have, the best first. */
export const passkeyAlgorithms = [-8, -7, -257] as const;

/** 256 random bits for a passkey to sign. */
export const newChallenge = (): string => randomBytes(32).toString('base64url');

/** How a passkey knows its owner: their public id, which says nothing about them. */
export const userHandleOf = (publicId: string): string => Buffer.from(publicId).toString('base64url');

/** How a browser may reach a passkey's device, without what is not known (any more). */
export const transportsOf = (stored: readonly string[]): NewCredential['transports'] =>
  knownTransports.filter((transport) => stored.includes(transport));

/** For whom passkeys are made: the site as the settings name it, whatever a request says of its host. */
export const relyingParty = ({ publicUrl }: Pick<Config, 'publicUrl'>) => {
  const { hostname, origin } = new URL(publicUrl);
  return { id: hostname, origin };
};

type Party = ReturnType<typeof relyingParty>;

/** What is kept of a new passkey. */
export interface VerifiedPasskey {
  readonly credentialId: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
}

/**
 * A new passkey, if it signed this challenge for this site and its device made sure who uses it; null otherwise. By whom the device
 * was made is not asked for.
 */
export const verifyNew = async (
  { id, clientDataJSON, attestationObject }: NewCredential,
  challenge: string,
  party: Party,
): Promise<VerifiedPasskey | null> => {
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: {
        id,
        rawId: id,
        type: 'public-key',
        response: { clientDataJSON, attestationObject },
        clientExtensionResults: {},
      },
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: [...passkeyAlgorithms],
    });
    if (registrationInfo === undefined || registrationInfo.credential.id !== id) return null;
    const { publicKey, counter } = registrationInfo.credential;
    return { credentialId: id, publicKey, counter };
  } catch {
    // The library throws for whatever is not as it must be, down to bytes that are no CBOR.
    return null;
  }
};

/** The device's own count of its uses, if the passkey signed this challenge for this site with its user verified; null otherwise. */
export const verifyUse = async (
  { id, clientDataJSON, authenticatorData, signature }: Assertion,
  passkey: { readonly publicKey: Uint8Array },
  challenge: string,
  party: Party,
): Promise<number | null> => {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: {
        id,
        rawId: id,
        type: 'public-key',
        response: { clientDataJSON, authenticatorData, signature },
        clientExtensionResults: {},
      },
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      // The count is compared under a lock, where two uses at once do not pass each other.
      credential: { id, publicKey: new Uint8Array(passkey.publicKey), counter: 0 },
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch {
    return null;
  }
};
