import { identityRoutes } from '@moja-ulica/shared/identity/routes.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Http } from '../../platform/http/contract.ts';
import { AppError } from '../../platform/errors.ts';
import { logSecurity } from '../../platform/log/security.ts';
import { showsMail } from '../../platform/mail/shown.ts';
import { changeEmail, confirmEmailChange } from './commands/change-email.ts';
import { changeLocale } from './commands/change-locale.ts';
import { changeName } from './commands/change-name.ts';
import { confirmEmail } from './commands/confirm-email.ts';
import { createFirstAdmin } from './commands/create-first-admin.ts';
import { endOtherSessions, endOwnSession } from './commands/end-own-sessions.ts';
import { refreshSession } from './commands/refresh-session.ts';
import { register } from './commands/register.ts';
import { requestCode } from './commands/request-code.ts';
import { requestProof } from './commands/request-proof.ts';
import { setPassword } from './commands/set-password.ts';
import { signInWithCode } from './commands/sign-in-with-code.ts';
import { signInWithPassword } from './commands/sign-in-with-password.ts';
import { signOut } from './commands/sign-out.ts';
import { updateProfile } from './commands/update-profile.ts';
import type { IdentityContext, SigningContext } from './context.ts';
import type { Requester } from './requester.ts';
import { presentPerson, presentProfile } from './presenter.ts';
import { readAbout, readProfile } from './queries.ts';
import { readSecurity } from './read-security.ts';
import { createCookie, createRefreshCookie } from './routes-cookies.ts';
import { implementFactors } from './routes-factors.ts';
import type { Started } from './start-session.ts';

/** Where a request comes from, and its line in the security log. */
export const requesterOf = (request: FastifyRequest): Requester => ({
  address: request.ip,
  userAgent: request.headers['user-agent'] ?? '',
  security: (event, facts = {}) => {
    logSecurity(request.log, event, facts);
  },
});

/** Operations of `shared/identity/routes.ts`. */
export const implementIdentity = (http: Http, identity: IdentityContext): void => {
  const context: SigningContext = { ...identity, tokens: http.tokens };
  const { platform, ports } = context;
  const accepted = { accepted: true, mailShown: showsMail(platform.config) } as const;
  const refreshCookie = createRefreshCookie(platform.config.publicUrl);
  const registrationCookie = createCookie('registration', platform.config.publicUrl);

  const signedIn = (reply: FastifyReply, { session, refreshToken, cookieSeconds }: Started): Started['session'] => {
    refreshCookie.write(reply, refreshToken, cookieSeconds);
    return session;
  };
  const goOn = implementFactors(http, { context, requesterOf, signedIn });

  http.implement(identityRoutes.register, async ({ body, request, reply, send }) => {
    const { browserToken, cookieSeconds } = await register(
      context,
      { ...body, earlierToken: registrationCookie.read(request) },
      requesterOf(request),
    );
    registrationCookie.write(reply, browserToken, cookieSeconds);
    return send(202, accepted);
  });

  http.implement(identityRoutes.confirmEmail, async ({ body, request, reply, send }) => {
    const browserToken = registrationCookie.read(request);
    const started = await confirmEmail(context, { ...body, browserToken }, requesterOf(request));
    registrationCookie.clear(reply);
    return send(200, signedIn(reply, started));
  });

  http.implement(identityRoutes.requestCode, async ({ body, request, send }) => {
    await requestCode(context, body, requesterOf(request));
    return send(202, accepted);
  });

  http.implement(identityRoutes.signInWithCode, async ({ body, request, reply, send }) =>
    send(200, goOn(reply, await signInWithCode(context, body, requesterOf(request)))),
  );

  http.implement(identityRoutes.signInWithPassword, async ({ body, request, reply, send }) =>
    send(200, goOn(reply, await signInWithPassword(context, body, requesterOf(request)))),
  );

  http.implement(identityRoutes.refresh, async ({ request, reply, send }) => {
    const token = refreshCookie.read(request);
    if (token === null) throw new AppError('session_ended');
    return send(200, signedIn(reply, await refreshSession(context, token, requesterOf(request))));
  });

  http.implement(identityRoutes.signOut, async ({ request, reply, send }) => {
    const token = refreshCookie.read(request);
    if (token !== null) await signOut(context, token, requesterOf(request));
    refreshCookie.clear(reply);
    return send(204, null);
  });

  http.implement(identityRoutes.createFirstAdmin, async ({ body, request, reply, send }) =>
    send(200, signedIn(reply, await createFirstAdmin(context, body, requesterOf(request)))),
  );

  http.implement(identityRoutes.me, async ({ caller, send }) => {
    const { userId } = await ports.loadAsker(platform.db, caller);
    if (userId === null) throw new AppError('unauthorized');
    return send(200, await ports.describeMe(platform.db, userId));
  });

  http.implement(identityRoutes.updateMe, async ({ caller, body, send }) =>
    send(200, await changeLocale(context, caller, body.locale)),
  );

  http.implement(identityRoutes.changeName, async ({ caller, body, send }) =>
    send(200, await changeName(context, { caller, ...body })),
  );

  http.implement(identityRoutes.security, async ({ caller, send }) => send(200, await readSecurity(context, caller)));

  http.implement(identityRoutes.endSession, async ({ caller, params, request, send }) => {
    await endOwnSession(context, { caller, ...params }, requesterOf(request));
    return send(204, null);
  });

  http.implement(identityRoutes.endOtherSessions, async ({ caller, request, send }) => {
    await endOtherSessions(context, caller, requesterOf(request));
    return send(204, null);
  });

  http.implement(identityRoutes.requestProof, async ({ caller, request, send }) => {
    await requestProof(context, caller, requesterOf(request));
    return send(202, accepted);
  });

  http.implement(identityRoutes.setPassword, async ({ caller, body, request, send }) => {
    await setPassword(context, { caller, body }, requesterOf(request));
    return send(204, null);
  });

  http.implement(identityRoutes.changeEmail, async ({ caller, body, request, send }) => {
    await changeEmail(context, { caller, body }, requesterOf(request));
    return send(202, accepted);
  });

  http.implement(identityRoutes.confirmEmailChange, async ({ caller, body, request, send }) =>
    send(200, await confirmEmailChange(context, { caller, ...body }, requesterOf(request))),
  );

  http.implement(identityRoutes.profile, async ({ caller, send }) => {
    const { userId } = await ports.loadAsker(platform.db, caller);
    if (userId === null) throw new AppError('unauthorized');
    const about = await readAbout(platform.db, userId);
    if (about === null) throw new AppError('session_ended');
    return send(200, presentProfile(about));
  });

  http.implement(identityRoutes.updateProfile, async ({ caller, body, send }) =>
    send(200, await updateProfile(context, { caller, body })),
  );

  http.implement(identityRoutes.person, async ({ caller, params, send }) => {
    const { actor } = await ports.loadAsker(platform.db, caller);
    const profile = await readProfile(platform.db, params.handle);
    if (profile === null) throw new AppError('person_not_found');
    const roles = await ports.rolesOfPerson(platform.db, actor, profile.id);
    const postCount = await ports.countVisiblePosts(platform.db, actor, profile.id);
    return send(200, presentPerson(actor, { ...params, profile, roles, postCount }));
  });
};
