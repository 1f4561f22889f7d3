import { Type } from 'typebox';
import { Code } from './schema.ts';

/** Shows that it is the account’s owner who asks, not somebody at their device; exactly one of the two. */
export const proof = {
  currentPassword: Type.Optional(Type.String({ minLength: 1, maxLength: 256 })),
  code: Type.Optional(Code),
};
