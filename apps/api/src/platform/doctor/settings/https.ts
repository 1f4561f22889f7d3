import { request } from 'node:https';
import { TLSSocket } from 'node:tls';
import { besideProduction, type Check } from '../check.ts';

const timeoutMs = 5000;
const dayMs = 86_400_000;
/** A proxy that renews by itself does so a month before the end. */
const leastDays = 14;
const yearSeconds = 31_536_000;

interface Answer {
  readonly status: number;
  readonly hstsSeconds: number;
  readonly certificateUntil: Date;
}

/** One request from outside, as a browser makes it: the certificate has to hold. */
const ask = (url: URL): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asked = request(url, { timeout: timeoutMs, agent: false }, (answer) => {
      answer.resume();
      const { socket } = answer;
      if (!(socket instanceof TLSSocket)) {
        reject(new TypeError('https without TLS'));
        return;
      }
      resolve({
        status: answer.statusCode ?? 0,
        hstsSeconds: Number(/max-age=(\d+)/.exec(answer.headers['strict-transport-security'] ?? '')?.[1] ?? 0),
        certificateUntil: new Date(socket.getPeerCertificate().valid_to),
      });
    });
    asked.once('timeout', () => asked.destroy(new Error(`no answer within ${String(timeoutMs / 1000)} s`)));
    asked.once('error', reject);
    asked.end();
  });

export const checkHttps: Check = {
  name: 'settings.https',
  area: 'settings',
  rule: 'People reach the site by https, with a certificate that holds, and browsers are told to stay with it.',
  beside: besideProduction,
  run: async ({ config, now }) => {
    const url = new URL('/health/live', config.publicUrl);
    if (url.protocol !== 'https:') {
      return [
        {
          problem: `PUBLIC_URL is ${config.publicUrl}: passwords and sign-in codes travel where others can read them.`,
          advice:
            'Put a proxy with a certificate in front (deploy/Caddyfile gets one by itself) and set PUBLIC_URL to the https address.',
        },
      ];
    }
    let answer: Answer;
    try {
      answer = await ask(url);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return [
        {
          problem: `${url.href} cannot be reached from this machine: ${reason}.`,
          advice:
            'Is the app running, and the proxy? Does the name point to this machine, and are ports 80 and 443 open? If it is about the certificate, the log of the proxy says why it could not get one.',
        },
      ];
    }
    const days = Math.floor((answer.certificateUntil.getTime() - now.getTime()) / dayMs);
    return [
      ...(answer.status === 200
        ? []
        : [
            {
              problem: `${url.href} answers ${String(answer.status)} instead of 200.`,
              advice: 'Look at the log of the app and of the proxy: something else may be answering there.',
            },
          ]),
      ...(days >= leastDays
        ? []
        : [
            {
              problem: `The certificate ends in ${String(days)} days.`,
              advice: 'It should have been renewed by now: the log of the proxy says why it was not.',
            },
          ]),
      ...(answer.status !== 200 || answer.hstsSeconds >= yearSeconds
        ? []
        : [
            {
              problem: 'Browsers are not told to use https only (Strict-Transport-Security of a year or more).',
              advice: 'The app sends this header: let the proxy hand it on unchanged.',
            },
          ]),
    ];
  },
};
