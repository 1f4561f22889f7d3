import { Type } from 'typebox';
import { Closed, Locale, NoContent, Slug } from '../common.ts';
import { defineRoute } from '../http.ts';
import { identityPaths as paths } from './paths.ts';
import { Code, DisplayName, Email, Handle, Me, Password, Person, Session } from './schema.ts';

const tag = 'identity';

const Accepted = Closed({
  accepted: Type.Literal(true),
  mailShown: Type.Boolean({
    description:
      'True where mail is shown at /_mail instead of sent: trying out, never in production. The same for everybody.',
  }),
});

export const identityRoutes = {
  register: defineRoute({
    ...paths.register,
    tag,
    access: 'public',
    summary: 'Open an account',
    description:
      'Always 202, for known and unknown addresses alike: a new address gets a 6-digit code, a known one a mail that says so. Repeating it sends a new code. The account is made when the code comes back; the password is kept only if it comes back from the browser that registered (a cookie tells), else the person signs in by code.',
    body: Closed({
      email: Email,
      displayName: DisplayName,
      password: Type.Optional(Password),
      homePlace: Slug,
      locale: Locale,
      acceptedRules: Type.Literal(true),
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
    errors: ['code_invalid'],
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
    body: Closed({ email: Email, code: Code }),
    responses: { 200: Session },
    errors: ['code_invalid'],
  }),
  signInWithPassword: defineRoute({
    ...paths.signInWithPassword,
    tag,
    access: 'public',
    summary: 'Sign in with a password',
    body: Closed({ email: Email, password: Type.String({ minLength: 1, maxLength: 256 }) }),
    responses: { 200: Session },
    errors: ['invalid_credentials'],
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
  person: defineRoute({
    ...paths.person,
    tag,
    access: 'optional',
    summary: 'A neighbour’s public profile',
    params: Closed({ handle: Handle }),
    responses: { 200: Person },
    errors: ['person_not_found'],
  }),
} as const;
