import type { ConsoleMessage, Page } from 'playwright-core';

/** What went wrong in a page without anybody being told: nothing may. */
export interface Watch {
  /** In the order it happened. */
  problems: string[];
}

/** Chromium reports every answer of 400 and above; that the server refuses something is no fault of the page. */
const refusal = /^Failed to load resource: the server responded with a status of 4\d\d/;

/** Must be called before the page goes anywhere. */
export async function watch(page: Page, origin: string): Promise<Watch> {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`Uncaught: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (isProblem(message)) problems.push(`Console: ${message.text()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) problems.push(`${response.status()} for ${response.url()}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(data|blob|about):/.test(url)) problems.push(`Went elsewhere: ${url}`);
  });
  await page.exposeFunction('reportViolation', (what: string) => problems.push(`Content policy: ${what}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report = (window as unknown as { reportViolation(what: string): void }).reportViolation;
      report(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  return { problems };
}

function isProblem(message: ConsoleMessage): boolean {
  if (message.type() !== 'error' && message.type() !== 'warning') return false;
  return !refusal.test(message.text());
}
