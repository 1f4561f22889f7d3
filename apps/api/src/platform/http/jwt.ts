import fastifyJwt from '@fastify/jwt';
import type { FastifyInstance } from 'fastify';
import type { Signer } from '../auth/tokens.ts';

/** RFC 9068: tells an access token from any other token signed with the same key. */
const typ = 'at+jwt';

interface JwtSettings {
  readonly secret: string;
  /** Our origin: issuer and audience, so that a token of another installation is refused whatever its key. */
  readonly issuer: string;
}

/**
 * HS256 and nothing else, through `@fastify/jwt`. Expiry is not judged here but by `createTokens`, on our own clock.
 */
export const registerJwt = async (server: FastifyInstance, { secret, issuer }: JwtSettings): Promise<Signer> => {
  await server.register(fastifyJwt, {
    secret,
    sign: { algorithm: 'HS256', iss: issuer, aud: issuer, header: { alg: 'HS256', typ } },
    verify: {
      algorithms: ['HS256'],
      allowedIss: issuer,
      allowedAud: issuer,
      checkTyp: typ,
      requiredClaims: ['sub', 'sid', 'iat', 'exp', 'iss', 'aud'],
      ignoreExpiration: true,
    },
  });
  return {
    sign: (claims) => server.jwt.sign(claims),
    verify: (token) => server.jwt.verify(token),
  };
};
