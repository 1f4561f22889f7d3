import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

/** Keep Chromium from talking to its maker, and let it run as root in a container. */
const flags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const namesInPath = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** A browser that has been seen to start. */
export interface FoundBrowser {
  readonly path: string;
  readonly version: string;
}

/** Starts the browser; the caller closes it. */
export function launch(path: string): Promise<Browser> {
  return chromium.launch({ executablePath: path, args: flags, timeout: 30_000 });
}

/**
 * The first of these that really starts: `CHROMIUM_PATH`, an installed Chrome or Chromium, the one inside
 * `@sparticuz/chromium`. Null when none does; `complaints` then says why for each.
 */
export async function findBrowser(): Promise<{ browser: FoundBrowser | null; complaints: string[] }> {
  const complaints: string[] = [];
  for (const candidate of candidates()) {
    try {
      const path = await candidate.path();
      const browser = await launch(path);
      const version = browser.version();
      await browser.close();
      return { browser: { path, version }, complaints };
    } catch (error) {
      complaints.push(`${candidate.name}: ${firstLine(error)}`);
    }
  }
  return { browser: null, complaints };
}

interface Candidate {
  readonly name: string;
  readonly path: () => Promise<string>;
}

function candidates(): Candidate[] {
  const named = process.env['CHROMIUM_PATH'];
  return [
    ...(named === undefined ? [] : [{ name: `CHROMIUM_PATH (${named})`, path: () => Promise.resolve(named) }]),
    ...installed().map((path) => ({ name: path, path: () => Promise.resolve(path) })),
    // Unpacks itself into the temporary folder; Linux on x64 only.
    { name: '@sparticuz/chromium', path: () => sparticuz.executablePath() },
  ];
}

function installed(): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...namesInPath.flatMap((name) => folders.map((folder) => join(folder, name))), ...applications].filter(
    isExecutable,
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n')[0] ?? '';
}
