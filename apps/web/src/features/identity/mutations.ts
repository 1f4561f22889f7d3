import type { BodyOf } from '@moja-ulica/shared/http.ts';
import { identityPaths } from '@moja-ulica/shared/identity/paths.ts';
import type { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import { useMutation } from '@tanstack/react-query';
import { clientOf } from '../../lib/api-client.ts';
import { signedIn } from '../../lib/session.ts';

const identity = clientOf<typeof identityRoutes>(identityPaths);

type BodyOfCall<Name extends keyof typeof identityRoutes> = BodyOf<(typeof identityRoutes)[Name]>;

/** Mails a sign-in code, if the address has an account; the answer does not tell. */
export const useRequestCode = () =>
  useMutation({ mutationFn: (email: string) => identity.requestCode({ body: { email } }) });

export const useSignInWithCode = () =>
  useMutation({
    mutationFn: (body: BodyOfCall<'signInWithCode'>) => identity.signInWithCode({ body }),
    onSuccess: signedIn,
  });

export const useSignInWithPassword = () =>
  useMutation({
    mutationFn: (body: BodyOfCall<'signInWithPassword'>) => identity.signInWithPassword({ body }),
    onSuccess: signedIn,
  });

/** Opens an account, or sends the code anew. */
export const useRegister = () =>
  useMutation({ mutationFn: (body: BodyOfCall<'register'>) => identity.register({ body }) });

/** Confirms the address with the mailed code and signs in. */
export const useConfirmEmail = () =>
  useMutation({
    mutationFn: (body: BodyOfCall<'confirmEmail'>) => identity.confirmEmail({ body }),
    onSuccess: signedIn,
  });

export const useCreateFirstAdmin = () =>
  useMutation({
    mutationFn: (body: BodyOfCall<'createFirstAdmin'>) => identity.createFirstAdmin({ body }),
    onSuccess: signedIn,
  });
