import { identityLimits } from '@moja-ulica/shared/identity/limits.ts';
import { identityRoutes as routes } from '@moja-ulica/shared/identity/routes.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../platform/errors.ts';
import type { Http } from '../../platform/http/contract.ts';
import { fingerprintOf } from '../../platform/http/idempotency.ts';
import { cleanShownLines } from '../../platform/typed-text.ts';
import { firstStepSeconds, type Admitted } from './admit.ts';
import { addPasskey } from './commands/add-passkey.ts';
import { askForPasskey, passkeySeconds } from './commands/ask-for-passkey.ts';
import { beginPasskey } from './commands/begin-passkey.ts';
import { clearFactors } from './commands/clear-factors.ts';
import { prepareSecondStep } from './commands/prepare-second-step.ts';
import { removePasskey } from './commands/remove-passkey.ts';
import { renamePasskey } from './commands/rename-passkey.ts';
import { replaceRecoveryCodes } from './commands/replace-recovery-codes.ts';
import { signInWithPasskey } from './commands/sign-in-with-passkey.ts';
import { takeSecondStep } from './commands/take-second-step.ts';
import { turnOffSecondStep } from './commands/turn-off-second-step.ts';
import { turnOnSecondStep } from './commands/turn-on-second-step.ts';
import type { SigningContext } from './context.ts';
import type { Requester } from './requester.ts';
import { createCookie } from './routes-cookies.ts';
import type { Started } from './start-session.ts';

interface Parts {
  readonly context: SigningContext;
  readonly requesterOf: (request: FastifyRequest) => Requester;
  /** Gives the session with its cookie. */
  readonly signedIn: (reply: FastifyReply, started: Started) => Started['session'];
}

/**
 * Operations of `shared/identity/routes-factors.ts`.
 * @returns gives the session of who is done, and sends the others on to their second step: throws `second_step_needed`
 */
export const implementFactors = (http: Http, { context, requesterOf, signedIn }: Parts) => {
  const { publicUrl } = context.platform.config;
  const passkeyCookie = createCookie('passkey', publicUrl);
  const firstStepCookie = createCookie('first-step', publicUrl);

  http.implement(routes.passkeyOptions, async ({ request, reply, send }) => {
    const { options, browserToken } = await askForPasskey(context, requesterOf(request));
    passkeyCookie.write(reply, browserToken, passkeySeconds);
    return send(200, options);
  });

  http.implement(routes.signInWithPasskey, async ({ body, request, reply, send }) => {
    const browserToken = passkeyCookie.read(request);
    const started = await signInWithPasskey(context, { assertion: body, browserToken }, requesterOf(request));
    passkeyCookie.clear(reply);
    return send(200, signedIn(reply, started));
  });

  http.implement(routes.secondStep, async ({ body, request, reply, send }) => {
    const browserToken = firstStepCookie.read(request);
    const started = await takeSecondStep(context, { ...body, browserToken }, requesterOf(request));
    firstStepCookie.clear(reply);
    return send(200, signedIn(reply, started));
  });

  http.implement(routes.newPasskeyOptions, async ({ caller, body, request, reply, send }) => {
    const { options, browserToken } = await beginPasskey(context, { caller, proof: body }, requesterOf(request));
    passkeyCookie.write(reply, browserToken, passkeySeconds);
    return send(200, options);
  });

  http.implement(routes.addPasskey, async (call) => {
    const { caller, body, request, reply, send, idempotencyKey } = call;
    const browserToken = passkeyCookie.read(request);
    const fingerprint = fingerprintOf(routes.addPasskey, call);
    const passkey = await addPasskey(
      context,
      { caller, ...body, browserToken, idempotencyKey, fingerprint },
      requesterOf(request),
    );
    passkeyCookie.clear(reply);
    return send(201, passkey);
  });

  http.implement(routes.renamePasskey, async ({ caller, params, body, request, send }) =>
    send(200, await renamePasskey(context, { caller, ...params, ...body }, requesterOf(request))),
  );

  http.implement(routes.removePasskey, async ({ caller, params, body, request, send }) => {
    await removePasskey(context, { caller, ...params, proof: body }, requesterOf(request));
    return send(204, null);
  });

  http.implement(routes.prepareSecondStep, async ({ caller, body, request, send }) =>
    send(200, await prepareSecondStep(context, { caller, proof: body }, requesterOf(request))),
  );

  http.implement(routes.turnOnSecondStep, async ({ caller, body, request, send }) => {
    const recoveryCodes = await turnOnSecondStep(context, { caller, ...body }, requesterOf(request));
    return send(200, { recoveryCodes: [...recoveryCodes] });
  });

  http.implement(routes.turnOffSecondStep, async ({ caller, body, request, send }) => {
    await turnOffSecondStep(context, { caller, proof: body }, requesterOf(request));
    return send(204, null);
  });

  http.implement(routes.replaceRecoveryCodes, async ({ caller, body, request, send }) => {
    const recoveryCodes = await replaceRecoveryCodes(context, { caller, proof: body }, requesterOf(request));
    return send(200, { recoveryCodes: [...recoveryCodes] });
  });

  http.implement(routes.clearFactors, async ({ caller, params, body, request, send }) => {
    const reason = cleanShownLines('reason', body.reason, identityLimits.minClearReasonChars);
    await clearFactors(context, { caller, handle: params.owner, reason }, requesterOf(request));
    return send(204, null);
  });

  return (reply: FastifyReply, admitted: Admitted): Started['session'] => {
    if ('started' in admitted) return signedIn(reply, admitted.started);
    firstStepCookie.write(reply, admitted.firstStepToken, firstStepSeconds);
    throw new AppError('second_step_needed', {
      message: `the code of the second step, within ${identityLimits.secondStepMinutes} minutes`,
    });
  };
};
