import { resolve4, resolve6, resolveMx, resolveTxt } from 'node:dns/promises';
import { isIP } from 'node:net';
import { verifySmtp } from '../../mail/smtp.ts';
import { besideProduction, type Check } from '../check.ts';

/** OpenSSL's words for an answer that is none. */
const speaksNoTls = (error: unknown): boolean =>
  error instanceof Error && /wrong version number|packet length too long|record layer failure/i.test(error.message);

export const checkMail: Check = {
  name: 'settings.mail',
  area: 'settings',
  rule: 'The mail server answers and lets the app in.',
  beside: ({ config: { smtpUrl } }) => (smtpUrl === null ? 'SMTP_URL is not set, so mail is only shown' : null),
  run: async ({ config: { smtpUrl } }) => {
    if (smtpUrl === null) return [];
    try {
      await verifySmtp(smtpUrl);
      return [];
    } catch (error) {
      const { hostname, port } = new URL(smtpUrl);
      const plain = speaksNoTls(error);
      const said = error instanceof Error ? error.message : String(error);
      const reason = plain ? 'it does not speak TLS from the first word' : said;
      const hint = plain
        ? 'Write smtp:// instead of smtps:// in SMTP_URL; TLS is then begun after the greeting (STARTTLS), as on port 587. '
        : '';
      return [
        {
          problem: `The mail server ${hostname}${port === '' ? '' : `:${port}`} does not take us: ${reason}.`,
          advice: `${hint}Nobody can confirm an address or sign in by code meanwhile; what could not be sent is tried again. Check host, port, user and password in SMTP_URL, whether the provider is up, and whether this machine may reach that port.`,
        },
      ];
    }
  },
};

/** Empty where the name has no such record; throws where nobody could be asked. */
const records = async <T>(ask: Promise<readonly T[]>): Promise<readonly T[]> => {
  try {
    return await ask;
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENODATA' || error.code === 'ENOTFOUND'))
      return [];
    throw error;
  }
};

const domainOf = (sender: string): string => /@([^\s<>@]+?)>?$/.exec(sender)?.[1] ?? '';

export const checkSender: Check = {
  name: 'settings.sender',
  area: 'settings',
  rule: 'The sender’s domain takes mail and says who may send for it.',
  beside: besideProduction,
  run: async ({ config: { mailFrom } }) => {
    const domain = domainOf(mailFrom);
    if (isIP(domain) !== 0) return [];
    const mx = await records(resolveMx(domain));
    const addresses = mx.length > 0 ? [] : [...(await records(resolve4(domain))), ...(await records(resolve6(domain)))];
    if (mx.length === 0 && addresses.length === 0) {
      return [
        {
          problem: `Mail comes from ${domain}, and no such domain is known: other servers will refuse it.`,
          advice: 'Set MAIL_FROM to an address of a domain that is yours and that can be answered to.',
        },
      ];
    }
    const spf = (await records(resolveTxt(domain))).some((parts) => /^v=spf1\b/i.test(parts.join('')));
    if (spf) return [];
    return [
      {
        problem: `${domain} has no SPF record: much of what is sent will end as spam.`,
        advice: `Whoever keeps the domain adds a TXT record such as "v=spf1 include:<what your mail provider names> -all"; ask the provider for DKIM too.`,
      },
    ];
  },
};
