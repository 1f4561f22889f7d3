import type { BrowserContext } from 'playwright-core';

/**
 * Opens the newest mail to an address on the page that shows mail, and reads its code, as a person would.
 * @param seen codes that were read before: a later mail is waited for
 */
export async function readMailedCode(
  context: BrowserContext,
  email: string,
  seen: ReadonlySet<string> = new Set(),
): Promise<string> {
  const mail = await context.newPage();
  try {
    for (let tries = 0; tries < 40; tries += 1) {
      await mail.goto('/_mail');
      const newest = mail.locator('tbody tr').filter({ hasText: email }).first();
      const href = (await newest.count()) === 0 ? null : await newest.getByRole('link').getAttribute('href');
      if (href !== null) {
        await mail.goto(href);
        const code = /\b\d{6}\b/.exec(await mail.locator('pre').innerText())?.[0];
        if (code !== undefined && !seen.has(code)) return code;
      }
      // The mail leaves through the queue of jobs.
      await mail.waitForTimeout(250);
    }
  } finally {
    await mail.close();
  }
  throw new Error('No mail with a new code came');
}
