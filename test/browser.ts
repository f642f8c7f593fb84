import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../scripts/prepare/browser.mjs';

/** Pictures of the journeys; CI keeps them. */
const artifacts = join(import.meta.dirname, '..', 'artifacts');

/**
 * Starts the machine’s Chromium (or the one named in CHROMIUM) without a window. It speaks to nobody but the pages
 * that a journey opens.
 */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('No Chromium was found: run `npm test`, or name one in CHROMIUM.');
  return chromium.launch({
    executablePath,
    args: [
      // Chromium refuses its sandbox to root, as whom CI machines run.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

/** Keeps a picture of the page as artifacts/<name>.png. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  await mkdir(artifacts, { recursive: true });
  await page.screenshot({ path: join(artifacts, `${name}.png`) });
}
