import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import type { Assertion, NewCredential, PasskeyCreation } from '@moja-ulica/shared/identity/schema-factors.ts';
import { isoCBOR } from '@simplewebauthn/server/helpers';

/** What a device does that does not behave. */
export interface Misbehaviour {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly type?: string;
  /** The device did not make sure who uses it. */
  readonly unverified?: boolean;
  /** What the device counts; one more than the last time by default. */
  readonly counter?: number;
  readonly userHandle?: string;
  readonly signature?: string;
}

const base64url = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64url');
const sha256 = (data: Uint8Array | string): Buffer => createHash('sha256').update(data).digest();

/** Present, verified, and for a new one: with its public key. */
const flags = { present: 1, verified: 4, attested: 64 } as const;

/** A device with one passkey on it, as a browser of this site would use it. */
export class TestPasskey {
  readonly id = base64url(randomBytes(16));
  counter = 0;
  readonly #keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
  readonly #site: { readonly origin: string; readonly rpId: string };
  #userHandle = '';

  constructor(publicUrl: string) {
    this.#keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.#site = { origin: new URL(publicUrl).origin, rpId: new URL(publicUrl).hostname };
  }

  #clientData(type: string, challenge: string, odd: Misbehaviour): Buffer {
    return Buffer.from(
      JSON.stringify({
        type: odd.type ?? type,
        challenge: odd.challenge ?? challenge,
        origin: odd.origin ?? this.#site.origin,
        crossOrigin: false,
      }),
    );
  }

  #authenticatorData(more: number, odd: Misbehaviour): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(odd.counter ?? this.counter);
    const verified = odd.unverified === true ? 0 : flags.verified;
    return Buffer.concat([
      sha256(odd.rpId ?? this.#site.rpId),
      Buffer.from([flags.present + verified + more]),
      counter,
    ]);
  }

  /** What the browser answers when the passkey is made. */
  create({ challenge, user }: PasskeyCreation, odd: Misbehaviour = {}): NewCredential {
    this.#userHandle = user.id;
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' });
    const coordinate = (value: string): Uint8Array => new Uint8Array(Buffer.from(value, 'base64url'));
    // COSE: an elliptic curve key for ES256.
    const publicKey = isoCBOR.encode(
      new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, coordinate(x)],
        [-3, coordinate(y)],
      ]),
    );
    const id = Buffer.from(this.id, 'base64url');
    const authData = Buffer.concat([
      this.#authenticatorData(flags.attested, odd),
      Buffer.alloc(16),
      Buffer.from([0, id.length]),
      id,
      publicKey,
    ]);
    const attestationObject = isoCBOR.encode(
      new Map<string, string | Map<string, never> | Uint8Array>([
        ['fmt', 'none'],
        ['attStmt', new Map<string, never>()],
        ['authData', new Uint8Array(authData)],
      ]),
    );
    return {
      id: this.id,
      clientDataJSON: base64url(this.#clientData('webauthn.create', challenge, odd)),
      attestationObject: base64url(attestationObject),
      transports: ['internal', 'hybrid'],
    };
  }

  /** What the browser answers when the passkey is used. */
  use({ challenge }: { readonly challenge: string }, odd: Misbehaviour = {}): Assertion {
    this.counter += 1;
    const clientData = this.#clientData('webauthn.get', challenge, odd);
    const authenticatorData = this.#authenticatorData(0, odd);
    const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(clientData)]), this.#keys.privateKey);
    return {
      id: this.id,
      clientDataJSON: base64url(clientData),
      authenticatorData: base64url(authenticatorData),
      signature: odd.signature ?? base64url(signature),
      userHandle: odd.userHandle ?? this.#userHandle,
    };
  }
}
