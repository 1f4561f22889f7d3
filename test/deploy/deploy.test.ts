import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadConfig } from '../../apps/api/src/platform/config/load-config.ts';
import { serverFile, serverFlags } from '../../scripts/lib/build-server.mjs';
import { programs } from '../../scripts/lib/programs.mjs';
import { knownSettings } from './known-settings.ts';

// There is no container engine where these tests run. What can be known without one: that the files can be read, that
// they name what exists, and that the settings they pass on are ones that the app knows.

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Service {
  image?: string;
  build?: string;
  profiles?: string[];
  environment?: Record<string, string>;
  volumes?: (string | { source: string })[];
  healthcheck?: { test: string[] };
  depends_on?: Record<string, unknown>;
}
const compose = parse(read('docker-compose.yml')) as {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
};
const services = Object.entries(compose.services);
const dockerfile = read('Dockerfile');

test('the app gets settings that it knows, and no other', () => {
  const known = new Set(knownSettings());
  const passed = Object.keys(compose.services['app']?.environment ?? {});
  expect(passed.length).toBeGreaterThan(5);
  expect(passed.filter((name) => !known.has(name))).toEqual([]);
});

/** Settings that docker-compose.yml does not pass on, and why. */
const notForCompose: Readonly<Record<string, string>> = {
  PORT: 'the port within the container is the one of the image, which is published',
  DATA_DIR: 'the folder of the image, where the volume is',
};

test('the app gets every setting, or it is said why not', () => {
  const passed = new Set(Object.keys(compose.services['app']?.environment ?? {}));
  expect(knownSettings().filter((name) => !passed.has(name))).toEqual(Object.keys(notForCompose).toSorted());
});

test('the file that PLACES_FILE names is where the app looks for it', () => {
  const { environment, volumes } = compose.services['app'] ?? {};
  const target = /^\$\{PLACES_FILE:\+(.+)\}$/.exec(environment?.['PLACES_FILE'] ?? '')?.[1];
  expect(volumes).toContainEqual(expect.objectContaining({ source: '${PLACES_FILE:-/dev/null}', target }));
});

test('the image gets settings that the app knows', () => {
  const known = new Set(knownSettings());
  const line = /^ENV (.+)$/m.exec(dockerfile)?.[1] ?? '';
  const passed = line.split(' ').map((pair) => pair.slice(0, pair.indexOf('=')));
  expect(passed).toContain('DATA_DIR');
  expect(passed.filter((name) => !known.has(name))).toEqual([]);
});

test('the defaults of a real installation are settings that the app accepts', () => {
  const values = Object.entries(compose.services['app']?.environment ?? {}).map(([name, value]) => [
    name,
    value
      .replaceAll(/\$\{SMTP_URL:\?[^}]*\}/g, 'smtps://user:password@mail.example.org')
      .replaceAll(/\$\{[A-Z_]+:\?[^}]*\}/g, 'abc123')
      .replaceAll(/\$\{[A-Z_]+:\+[^}]*\}/g, '')
      .replaceAll(/\$\{[A-Z_]+:-([^}]*)\}/g, '$1'),
  ]);
  const config = loadConfig(Object.fromEntries(values) as Record<string, string>);
  expect(config.environment).toBe('production');
  expect(config.databaseUrl).toBe('postgres://moja_ulica:abc123@postgres:5432/moja_ulica');
  expect(config.redisUrl).toBe('redis://redis:6379');
});

test('every service says how it is, and names its version', () => {
  for (const [name, service] of services) {
    if (service.build === undefined) {
      expect(service.healthcheck?.test[0], name).toBe('CMD');
      expect(service.image, name).toMatch(/^[a-z0-9/]+:.*\d/);
    } else {
      expect(dockerfile, name).toMatch(/^HEALTHCHECK .*\\\n\s+CMD .*\/health\/live/m);
    }
  }
});

test('what services refer to exists', () => {
  for (const [name, service] of services) {
    for (const other of Object.keys(service.depends_on ?? {})) expect(compose.services, name).toHaveProperty(other);
    for (const volume of service.volumes ?? []) {
      const source = typeof volume === 'string' ? (volume.split(':')[0] ?? '') : volume.source;
      // A file of whoever runs it.
      if (source.startsWith('$')) continue;
      if (source.startsWith('.')) expect(existsSync(join(root, source)), source).toBe(true);
      else expect(compose.volumes, name).toHaveProperty(source);
    }
  }
  expect(read('deploy/Caddyfile')).toMatch(/reverse_proxy app:3000/);
});

test('no password is written down', () => {
  for (const [, service] of services) {
    for (const [name, value] of Object.entries(service.environment ?? {})) {
      if (/PASSWORD|SECRET/.test(name)) expect(value, name).toMatch(/^\$\{/);
    }
  }
});

test('the Dockerfile copies what is there, all package files among it, and installs with our pnpm', () => {
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap((match) =>
    (match[1] ?? '').split(' '),
  );
  expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  const manifests = globSync('{apps,packages}/*/package.json', { cwd: root });
  expect(copied).toEqual(expect.arrayContaining([...manifests, 'pnpm-lock.yaml', 'pnpm-workspace.yaml']));
  const { packageManager } = JSON.parse(read('package.json')) as { packageManager: string };
  const used = [...dockerfile.matchAll(/pnpm@[\d.]+/g)].map(([version]) => version);
  expect(new Set(used)).toEqual(new Set([packageManager]));
});

/** Lines `Name=value` of a systemd unit; a name may come more than once. */
const linesOf = (unit: string, name: string): string[] =>
  [...read(`deploy/${unit}`).matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map(([, value = '']) => value);

test('the example of settings holds what the app knows, and what a real installation accepts', () => {
  const lines = read('deploy/moja-ulica.env.example').split('\n');
  const given = lines.flatMap((line) => {
    const [, name, value] = /^#?([A-Z_]+)="([^"$`]*)"$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value] as const];
  });
  expect(given.length).toBeGreaterThan(6);
  // Whatever is neither a setting nor a comment would be passed over by one of its two readers.
  expect(lines.filter((line) => line !== '' && !/^(# .*|#?[A-Z_]+="[^"]*")$/.test(line))).toEqual([]);
  expect(given.map(([name]) => name).filter((name) => !knownSettings().includes(name))).toEqual([]);
  const { PLACES_FILE: _, ...settings } = Object.fromEntries(given);
  const config = loadConfig({ ...settings, NODE_ENV: 'production' });
  expect(config.databaseUrl).toBe('postgres:///moja_ulica?host=/run/postgresql&user=moja-ulica');
});

test('the image and the systemd units run what is there, as `npm start` does, with settings that the app knows', () => {
  const command = [...serverFlags, serverFile].join(' ');
  expect(/^CMD \["node", (.+)\]$/m.exec(dockerfile)?.[1]?.replaceAll(/[",]/g, '')).toBe(command);
  expect(linesOf('moja-ulica@.service', 'ExecStart')).toEqual([`/opt/moja-ulica/node_modules/.bin/node ${command}`]);
  for (const unit of ['moja-ulica@.service', 'moja-ulica-backup.service']) {
    const settings = linesOf(unit, 'Environment').flatMap((line) => line.split(' ').map((pair) => pair.split('=')[0]));
    expect(settings).toContain('DATA_DIR');
    expect(settings.filter((name) => name === undefined || !knownSettings().includes(name))).toEqual([]);
    expect(linesOf(unit, 'EnvironmentFile')).toEqual(['/etc/moja-ulica.env']);
  }
  const script = / (apps\/\S+\.ts) --keep \d+$/.exec(linesOf('moja-ulica-backup.service', 'ExecStart')[0] ?? '')?.[1];
  expect(existsSync(join(root, script ?? 'none')), script).toBe(true);
});

test('the systemd units agree on whose the data folder is', () => {
  for (const name of ['User', 'StateDirectory', 'StateDirectoryMode']) {
    const [server] = linesOf('moja-ulica@.service', name);
    expect(server, name).toBeDefined();
    expect(linesOf('moja-ulica-backup.service', name), name).toEqual([server]);
  }
});

test('the command tells the program how it is called itself', () => {
  expect(read('deploy/moja-ulica')).toMatch(/^set -a\n(?:.*\n)*?MOJA_ULICA_CALLED='sudo moja-ulica'\n/m);
});

test('docs/operations.md names commands and files that are there', () => {
  const text = read('docs/operations.md');
  const commands = [...text.matchAll(/sudo (?:MOJA_ULICA_SETTINGS=\S+ )?moja-ulica ([a-z-]+)/g)].map(
    ([, name]) => name,
  );
  expect(commands.length).toBeGreaterThan(8);
  const isTask = (name: string): boolean => programs.has(name) || existsSync(join(root, `scripts/tasks/${name}.mjs`));
  expect(commands.filter((name = '') => !isTask(name))).toEqual([]);
  const files = [...text.matchAll(/(?<![\w/])(?:deploy|apps|docs|test)\/[\w@./-]+\w/g)].map(([path]) => path);
  expect(files.length).toBeGreaterThan(10);
  // What the bench writes comes with its figures.
  const missing = files.filter((path) => !existsSync(join(root, path)) && path !== 'docs/performance.md');
  expect([...new Set(missing)]).toEqual([]);
});
