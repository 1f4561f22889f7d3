import { AppError } from '../../platform/errors.ts';
import type { IdentityContext } from './context.ts';

/** Throws `password_too_common` for a password among those tried first, or made of words about the site and the person. */
export const checkPassword = (
  { isCommon, platform }: Pick<IdentityContext, 'isCommon' | 'platform'>,
  password: string,
  about: readonly string[],
): void => {
  if (!isCommon(password, [platform.config.siteName, new URL(platform.config.publicUrl).hostname, ...about])) return;
  throw new AppError('password_too_common', {
    fields: [{ field: 'password', code: 'password_too_common', message: 'a password that is not easy to guess' }],
  });
};
