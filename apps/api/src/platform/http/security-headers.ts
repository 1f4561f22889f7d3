import type { Config } from '../config/config.ts';

const yearSeconds = 31_536_000;

/** Everything from our own origin and nothing inline; sockets are named since not every browser counts them as 'self'. */
const contentSecurityPolicy = (publicUrl: URL): string => {
  const secure = publicUrl.protocol === 'https:';
  const socket = `${secure ? 'wss' : 'ws'}://${publicUrl.host}`;
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    `connect-src 'self' ${socket}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "frame-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(secure ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
};

/** Headers of every answer, errors and files included; made once. */
export const securityHeaders = (config: Pick<Config, 'publicUrl'>): Readonly<Record<string, string>> => {
  const publicUrl = new URL(config.publicUrl);
  return {
    'content-security-policy': contentSecurityPolicy(publicUrl),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'permissions-policy':
      'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()',
    ...(publicUrl.protocol === 'https:'
      ? { 'strict-transport-security': `max-age=${2 * yearSeconds}; includeSubDomains` }
      : {}),
  };
};
