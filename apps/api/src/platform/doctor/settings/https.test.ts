import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Config } from '../../config/config.ts';
import { loadConfig } from '../../config/load-config.ts';
import type { Reader } from '../../db/reader.ts';
import type { Finding } from '../check.ts';
import { checkHttps } from './https.ts';

const nobody: Reader = {
  kind: 'postgresql',
  rows: () => Promise.reject(new Error('nothing is asked of the database')),
  close: () => Promise.resolve(),
};

const ask = (settings: Partial<Config>): Promise<readonly Finding[]> =>
  checkHttps.run({
    config: { ...loadConfig({ NODE_ENV: 'test' }), environment: 'production', ...settings },
    reader: nobody,
    now: new Date(),
  });

describe('a site that people reach by https', () => {
  const trusted = getCACertificates();
  const year = 'max-age=31536000; includeSubDomains';
  let folder: string;
  let server: Server;

  /** A site with a certificate that holds for so many days; trusted on this machine unless told otherwise. */
  const serve = async ({ days = 90, hsts = year, status = 200, trust = true }): Promise<Partial<Config>> => {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const options = '-x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=localhost';
    execFileSync(
      'openssl',
      `req ${options} -addext subjectAltName=DNS:localhost -days ${String(days)} -keyout ${key} -out ${cert}`.split(
        ' ',
      ),
      { stdio: 'ignore' },
    );
    const certificate = readFileSync(cert, 'utf8');
    if (trust) setDefaultCACertificates([...trusted, certificate]);
    server = createServer({ key: readFileSync(key), cert: certificate }, (_, answer) => {
      answer.writeHead(status, hsts === '' ? {} : { 'strict-transport-security': hsts }).end();
    });
    await new Promise<void>((resolve) => {
      server.listen(0, 'localhost', resolve);
    });
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    return { publicUrl: `https://localhost:${String(port)}` };
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'moja-ulica-tls-'));
  });
  afterEach(() => {
    setDefaultCACertificates(trusted);
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is well with a certificate that holds and browsers told to stay', async () => {
    expect(await ask(await serve({}))).toEqual([]);
  });

  it('has a certificate that ends soon', async () => {
    const [finding, ...more] = await ask(await serve({ days: 5 }));
    expect(finding?.problem).toMatch(/^The certificate ends in [45] days\.$/);
    expect(more).toEqual([]);
  });

  it('has a certificate that nobody trusts', async () => {
    const [finding] = await ask(await serve({ trust: false }));
    expect(finding?.problem).toMatch(/cannot be reached from this machine: self-signed certificate/);
  });

  it('does not tell browsers to stay, or not for long', async () => {
    for (const hsts of ['', 'max-age=300']) {
      const [finding, ...more] = await ask(await serve({ hsts }));
      expect(finding?.problem).toContain('Strict-Transport-Security');
      expect(more).toEqual([]);
      server.close();
    }
  });

  it('is answered by something else', async () => {
    const [finding, ...more] = await ask(await serve({ status: 502, hsts: '' }));
    expect(finding?.problem).toMatch(/answers 502 instead of 200/);
    expect(more).toEqual([]);
  });
});

describe('a site without https', () => {
  it('is named where it is real, and not where it is tried out', async () => {
    const [finding] = await ask({ publicUrl: 'http://forum.example.org' });
    expect(finding?.problem).toContain('PUBLIC_URL is http://forum.example.org');
    const tried = { config: { ...loadConfig({ NODE_ENV: 'development' }) }, reader: nobody, now: new Date() };
    expect(checkHttps.beside?.(tried)).toContain('NODE_ENV is development');
  });

  it('that does not answer is named', async () => {
    const [finding] = await ask({ publicUrl: 'https://localhost:1' });
    expect(finding?.problem).toContain('https://localhost:1/health/live cannot be reached');
  });
});
