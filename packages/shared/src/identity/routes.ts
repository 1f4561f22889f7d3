import { Type } from 'typebox';
import { Closed, Locale, NoContent, PublicId, Slug } from '../common.ts';
import { estateLimits } from '../estates/limits.ts';
import { defineRoute } from '../http.ts';
import { InvitationToken } from '../invitations/schema.ts';
import { identityPaths as paths } from './paths.ts';
import { proof } from './proof.ts';
import { factorRoutes } from './routes-factors.ts';
import { Code, DisplayName, Email, Handle, Me, Password, Person, Profile, Security, Session } from './schema.ts';

const tag = 'identity';

const Accepted = Closed({
  accepted: Type.Literal(true),
  mailShown: Type.Boolean({
    description:
      'True where mail is shown at /_mail instead of sent: trying out, never in production. The same for everybody.',
  }),
});

export const identityRoutes = {
  ...factorRoutes,
  register: defineRoute({
    ...paths.register,
    tag,
    access: 'public',
    summary: 'Open an account',
    description:
      'Always 202, for known and unknown addresses alike: a new address gets a 6-digit code, a known one a mail that says so. Repeating it sends a new code, which takes the place of the one that the same browser asked for (a cookie tells) and of nobody else’s. The account is made when the code comes back; the password is kept only if it comes back from the browser that registered, else the person signs in by code. Where the estate is open the person belongs to it at once; where its moderators let people in, a request is left with them, with `joinNote`; else they have an account and no estate yet.',
    body: Closed({
      email: Email,
      displayName: DisplayName,
      password: Type.Optional(Password),
      homePlace: Slug,
      joinNote: Type.Optional(Type.String({ maxLength: estateLimits.maxJoinNoteChars })),
      locale: Locale,
      acceptedRules: Type.Literal(true),
      invitation: Type.Optional(InvitationToken),
    }),
    responses: { 202: Accepted },
    errors: ['password_too_common', 'name_not_allowed', 'place_not_found', 'joining_not_open'],
  }),
  confirmEmail: defineRoute({
    ...paths.confirmEmail,
    tag,
    access: 'public',
    summary: 'Confirm the address with the code and sign in',
    body: Closed({ email: Email, code: Code }),
    responses: { 200: Session },
    errors: ['code_invalid', 'code_expired'],
  }),
  requestCode: defineRoute({
    ...paths.requestCode,
    tag,
    access: 'public',
    summary: 'Mail a sign-in code',
    description:
      'Always 202. An address without a confirmed account gets no mail, and the answer and its time are the same.',
    body: Closed({ email: Email }),
    responses: { 202: Accepted },
    errors: [],
  }),
  signInWithCode: defineRoute({
    ...paths.signInWithCode,
    tag,
    access: 'public',
    summary: 'Sign in with the mailed code',
    description:
      'Where the person has a second step, the answer is `second_step_needed`, and a cookie says whose it is.',
    body: Closed({ email: Email, code: Code }),
    responses: { 200: Session },
    errors: ['code_invalid', 'code_expired', 'second_step_needed'],
  }),
  signInWithPassword: defineRoute({
    ...paths.signInWithPassword,
    tag,
    access: 'public',
    summary: 'Sign in with a password',
    description:
      'Where the person has a second step, the answer is `second_step_needed`, and a cookie says whose it is.',
    body: Closed({ email: Email, password: Type.String({ minLength: 1, maxLength: 256 }) }),
    responses: { 200: Session },
    errors: ['invalid_credentials', 'second_step_needed'],
  }),
  refresh: defineRoute({
    ...paths.refresh,
    tag,
    access: 'public',
    summary: 'New access token for the refresh cookie, which is rotated',
    responses: { 200: Session },
    errors: ['session_ended'],
  }),
  signOut: defineRoute({
    ...paths.signOut,
    tag,
    access: 'public',
    summary: 'End this session and its sockets',
    responses: { 204: NoContent },
    errors: [],
  }),
  createFirstAdmin: defineRoute({
    ...paths.createFirstAdmin,
    tag,
    access: 'public',
    summary: 'Use the one-time link of an empty installation to make its first administrator',
    body: Closed({
      token: Type.String({ minLength: 20, maxLength: 100 }),
      email: Email,
      displayName: DisplayName,
      password: Password,
      locale: Locale,
    }),
    responses: { 200: Session },
    errors: ['setup_link_invalid', 'password_too_common', 'name_not_allowed'],
  }),
  me: defineRoute({
    ...paths.me,
    tag,
    access: 'account',
    summary: 'Who am I',
    responses: { 200: Me },
    errors: [],
  }),
  updateMe: defineRoute({
    ...paths.updateMe,
    tag,
    access: 'account',
    summary: 'Change the language of the interface and of mail',
    body: Closed({ locale: Locale }),
    responses: { 200: Me },
    errors: [],
  }),
  changeName: defineRoute({
    ...paths.changeName,
    tag,
    access: 'account',
    summary: 'Change the name that my posts are signed with',
    description: 'It stands at once wherever the old one stood, but for quotations; the address of the profile stays.',
    body: Closed({ displayName: DisplayName }),
    responses: { 200: Me },
    errors: ['name_not_allowed', 'email_unconfirmed', 'account_suspended'],
  }),
  security: defineRoute({
    ...paths.security,
    tag,
    access: 'account',
    summary: 'How I sign in, and on which devices I am signed in',
    responses: { 200: Security },
    errors: [],
  }),
  endSession: defineRoute({
    ...paths.endSession,
    tag,
    access: 'account',
    summary: 'Sign out one of my devices',
    description:
      'From its next request on it is signed out, and its sockets are cut. One that is signed out already is not found.',
    params: Closed({ session: PublicId }),
    responses: { 204: NoContent },
    errors: ['session_not_found'],
  }),
  endOtherSessions: defineRoute({
    ...paths.endOtherSessions,
    tag,
    access: 'account',
    summary: 'Sign out all my devices but this one',
    responses: { 204: NoContent },
    errors: [],
  }),
  requestProof: defineRoute({
    ...paths.requestProof,
    tag,
    access: 'account',
    summary: 'Mail me a code that shows that it is me',
    description: 'To the address of the account; instead of the current password, where one is asked for.',
    responses: { 202: Accepted },
    errors: [],
  }),
  setPassword: defineRoute({
    ...paths.setPassword,
    tag,
    access: 'account',
    summary: 'Set my password',
    description: 'All my other devices are signed out, and a mail says that the password was set.',
    body: Closed({ password: Password, ...proof }),
    responses: { 204: NoContent },
    errors: ['invalid_credentials', 'code_invalid', 'code_expired', 'password_too_common'],
  }),
  changeEmail: defineRoute({
    ...paths.changeEmail,
    tag,
    access: 'account',
    summary: 'Have a code mailed to my new address',
    description:
      'Always 202, whether or not somebody has that address; who has it gets a mail that says so. The address changes when the code comes back.',
    body: Closed({ email: Email, ...proof }),
    responses: { 202: Accepted },
    errors: ['invalid_credentials', 'code_invalid', 'code_expired'],
  }),
  confirmEmailChange: defineRoute({
    ...paths.confirmEmailChange,
    tag,
    access: 'account',
    summary: 'Change my address, with the code that came to the new one',
    description: 'The old address is told.',
    body: Closed({ code: Code }),
    responses: { 200: Me },
    errors: ['code_invalid'],
  }),
  profile: defineRoute({
    ...paths.profile,
    tag,
    access: 'account',
    summary: 'What I say of myself, and to whom it is shown',
    responses: { 200: Profile },
    errors: [],
  }),
  updateProfile: defineRoute({
    ...paths.updateProfile,
    tag,
    access: 'account',
    summary: 'Say of myself what neighbours may know',
    description: 'The whole of it: what is null is taken away.',
    body: Profile,
    responses: { 200: Profile },
    errors: ['email_unconfirmed', 'account_suspended'],
  }),
  person: defineRoute({
    ...paths.person,
    tag,
    access: 'optional',
    summary: 'A neighbour’s profile',
    description: 'What they say of themselves is empty for whom they do not show it to.',
    params: Closed({ handle: Handle }),
    responses: { 200: Person },
    errors: ['person_not_found'],
  }),
} as const;
