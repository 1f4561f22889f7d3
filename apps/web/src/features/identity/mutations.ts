import type { BodyOf } from '@moja-ulica/shared/http.ts';
import { identityPaths } from '@moja-ulica/shared/identity/paths.ts';
import type { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import { moderationPaths } from '@moja-ulica/shared/moderation/paths.ts';
import type { moderationRoutes } from '@moja-ulica/shared/moderation/routes.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { clientOf, newIdempotencyKey } from '../../lib/api-client.ts';
import { refetchPhotos } from '../../lib/photos.ts';
import { meChanged, restoreSession, signedIn } from '../../lib/session.ts';
import { assertPasskey, makePasskey } from './passkeys.ts';
import type { Proof } from './proof.ts';
import { profileQuery, securityQuery } from './queries.ts';

const identity = clientOf<typeof identityRoutes>(identityPaths);

const moderation = clientOf<typeof moderationRoutes>(moderationPaths);

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

/** Signs in with any passkey of this site that the browser offers. */
export const useSignInWithPasskey = () =>
  useMutation({
    mutationFn: async () => identity.signInWithPasskey({ body: await assertPasskey(await identity.passkeyOptions()) }),
    onSuccess: signedIn,
  });

/** The second step of signing in. */
export const useTakeSecondStep = () =>
  useMutation({
    mutationFn: (body: BodyOfCall<'secondStep'>) => identity.secondStep({ body }),
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

/** Looks again at how the person signs in and where, once it may have changed, also where the change failed. */
const useLookAgain = () => {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: securityQuery.queryKey });
};

/** Signs one of the person's other devices out. */
export const useEndSession = () =>
  useMutation({
    mutationFn: (session: string) => identity.endSession({ params: { session } }),
    onSettled: useLookAgain(),
  });

/** Signs all of the person's devices out but this one. */
export const useEndOtherSessions = () =>
  useMutation({ mutationFn: () => identity.endOtherSessions(), onSettled: useLookAgain() });

/** Mails a code that shows that it is the account’s owner who asks. */
export const useRequestProof = () => useMutation({ mutationFn: () => identity.requestProof() });

/** Sets the password; every other device is signed out by it. */
export const useSetPassword = () =>
  useMutation({
    mutationFn: (body: BodyOfCall<'setPassword'>) => identity.setPassword({ body }),
    onSettled: useLookAgain(),
  });

/** Duties that waited for a second factor wait no more: the session is asked for anew. Not awaited: what was done is done. */
const strengthened = (): void => void restoreSession();

/** Makes a passkey in this browser and adds it to the account. */
export const useAddPasskey = () =>
  useMutation({
    mutationFn: async ({ name, proof }: { readonly name: string; readonly proof: Proof }) => {
      const credential = await makePasskey(await identity.newPasskeyOptions({ body: proof }));
      return identity.addPasskey({ body: { name, credential }, idempotencyKey: newIdempotencyKey() });
    },
    onSuccess: () => strengthened(),
    onSettled: useLookAgain(),
  });

/** Gives a passkey another name. */
export const useRenamePasskey = () =>
  useMutation({
    mutationFn: ({ passkey, name }: { readonly passkey: string; readonly name: string }) =>
      identity.renamePasskey({ params: { passkey }, body: { name } }),
    onSettled: useLookAgain(),
  });

/** Removes a passkey from the account. */
export const useRemovePasskey = () =>
  useMutation({
    mutationFn: ({ passkey, proof }: { readonly passkey: string; readonly proof: Proof }) =>
      identity.removePasskey({ params: { passkey }, body: proof }),
    onSettled: useLookAgain(),
  });

/** A key for an app that makes codes. */
export const usePrepareSecondStep = () =>
  useMutation({ mutationFn: (proof: Proof) => identity.prepareSecondStep({ body: proof }) });

/** Turns the second step on with the app's first code; gives the recovery codes. */
export const useTurnOnSecondStep = () =>
  useMutation({
    mutationFn: (code: string) => identity.turnOnSecondStep({ body: { code } }),
    onSuccess: () => strengthened(),
    onSettled: useLookAgain(),
  });

export const useTurnOffSecondStep = () =>
  useMutation({
    mutationFn: (proof: Proof) => identity.turnOffSecondStep({ body: proof }),
    onSettled: useLookAgain(),
  });

/** Gives new recovery codes in place of those that the person has. */
export const useReplaceRecoveryCodes = () =>
  useMutation({
    mutationFn: (proof: Proof) => identity.replaceRecoveryCodes({ body: proof }),
    onSettled: useLookAgain(),
  });

/** Clears how somebody else signs in; for the administrator. */
export const useClearFactors = () =>
  useMutation({
    mutationFn: ({ owner, reason }: { readonly owner: string; readonly reason: string }) =>
      identity.clearFactors({ params: { owner }, body: { reason } }),
  });

/** Takes somebody else's photo away; for moderators and the administrator. */
export const useTakePhoto = (handle: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<(typeof moderationRoutes)['removePhoto']>) =>
      moderation.removePhoto({ params: { handle }, body }),
    // Not after a refusal: without the photo the form that says it would be gone.
    onSuccess: () => refetchPhotos(client),
  });
};

/** Gives the person another name. */
export const useChangeName = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (displayName: string) => identity.changeName({ body: { displayName } }),
    onSuccess: (me) => {
      meChanged(me);
      // It stands wherever the old one stood.
      return client.invalidateQueries();
    },
  });
};

/** Saves what the person says of themselves. */
export const useUpdateProfile = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOfCall<'updateProfile'>) => identity.updateProfile({ body }),
    onSuccess: (profile) => {
      client.setQueryData(profileQuery.queryKey, profile);
      // Who sees the photo is chosen along with it.
      return Promise.all([client.invalidateQueries({ queryKey: ['person'] }), refetchPhotos(client)]);
    },
  });
};

/** Has a code mailed to a new address. */
export const useChangeEmail = () =>
  useMutation({
    mutationFn: (body: BodyOfCall<'changeEmail'>) => identity.changeEmail({ body }),
    onSettled: useLookAgain(),
  });

/** Changes the address with the code that came to the new one. */
export const useConfirmEmailChange = () =>
  useMutation({
    mutationFn: (code: string) => identity.confirmEmailChange({ body: { code } }),
    onSuccess: meChanged,
    onSettled: useLookAgain(),
  });
