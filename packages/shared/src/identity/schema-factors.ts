import { Type, type Static } from 'typebox';
import { Closed, Nullable, PublicId, Timestamp } from '../common.ts';
import { identityLimits as limits } from './limits.ts';

/** Bytes as WebAuthn's JSON writes them. */
const Bytes = (maxLength: number) => Type.String({ pattern: '^[A-Za-z0-9_-]+$', maxLength });

/** A credential's id has at most 1023 bytes. */
const CredentialId = Bytes(1400);

const Transport = Type.Enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']);

export const PasskeyName = Type.String({
  minLength: limits.minPasskeyNameChars,
  maxLength: limits.maxPasskeyNameChars,
  description: 'By which its owner knows it',
});

/** A passkey as its owner knows it. */
export const Passkey = Closed({
  id: PublicId,
  name: Type.String(),
  createdAt: Timestamp,
  lastUsedAt: Nullable(Timestamp),
});

/** Codes from an app as the second step of signing in. */
export const SecondStep = Closed({
  since: Timestamp,
  recoveryCodesLeft: Type.Integer({ minimum: 0 }),
});

/** `PublicKeyCredentialRequestOptionsJSON` of WebAuthn; any passkey of this site will do. */
export const PasskeyRequest = Closed({
  challenge: Bytes(100),
  rpId: Type.String(),
  timeout: Type.Integer({ description: 'Milliseconds' }),
  userVerification: Type.Literal('required'),
});

/** `PublicKeyCredentialCreationOptionsJSON` of WebAuthn. */
export const PasskeyCreation = Closed({
  challenge: Bytes(100),
  rp: Closed({ id: Type.String(), name: Type.String() }),
  user: Closed({ id: Bytes(100), name: Type.String(), displayName: Type.String() }),
  pubKeyCredParams: Type.Array(Closed({ type: Type.Literal('public-key'), alg: Type.Integer() })),
  timeout: Type.Integer({ description: 'Milliseconds' }),
  attestation: Type.Literal('none'),
  excludeCredentials: Type.Array(
    Closed({ type: Type.Literal('public-key'), id: CredentialId, transports: Type.Array(Transport) }),
  ),
  authenticatorSelection: Closed({
    residentKey: Type.Literal('required'),
    requireResidentKey: Type.Literal(true),
    userVerification: Type.Literal('required'),
  }),
});

/** What a browser answers when a passkey was made. */
export const NewCredential = Closed({
  id: CredentialId,
  clientDataJSON: Bytes(4000),
  attestationObject: Bytes(20_000),
  transports: Type.Array(Transport, { maxItems: 7, uniqueItems: true }),
});

/** What a browser answers when a passkey was used. */
export const Assertion = Closed({
  id: CredentialId,
  clientDataJSON: Bytes(4000),
  authenticatorData: Bytes(4000),
  signature: Bytes(8000),
  userHandle: Bytes(100),
});

/** As it is typed: case, spaces and hyphens do not matter. */
export const RecoveryCode = Type.String({ pattern: '^[A-Za-z0-9 -]{10,20}$' });

export const RecoveryCodes = Closed({
  recoveryCodes: Type.Array(Type.String(), { description: 'Shown this once; each opens once' }),
});

/** What an app that makes codes is told, once. */
export const SecondStepKey = Closed({
  secret: Type.String({ description: 'Base32' }),
  uri: Type.String({ description: 'otpauth://, as it stands in the QR code' }),
});

export type Passkey = Static<typeof Passkey>;
export type SecondStep = Static<typeof SecondStep>;
export type PasskeyRequest = Static<typeof PasskeyRequest>;
export type PasskeyCreation = Static<typeof PasskeyCreation>;
export type NewCredential = Static<typeof NewCredential>;
export type Assertion = Static<typeof Assertion>;
export type SecondStepKey = Static<typeof SecondStepKey>;
