import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../scripts/prepare/browser.mjs';

/** Pictures of the journeys; CI keeps them. */
const artifacts = join(import.meta.dirname, '..', 'artifacts');

/**
 * Features that are off: Playwright's list, of which Chromium heeds the last one it is given only, and the pages of its
 * own that Chromium would get ready for every window, at a second or more of the processor. So is the process that it
 * keeps ready for a next site: there is none.
 */
const featuresOff = [
  'SpareRendererForSitePerProcess',
  'PreloadTopChromeWebUI',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
];

/**
 * What saves the processor where pages live for seconds: too short for code to pay that is compiled again to run faster;
 * and every page is of the same site. A fifth of the work of the journeys' pages (not for whom measures how fast one is).
 */
export const shortLived = [
  '--js-flags=--no-opt,--no-maglev,--single-threaded-gc',
  '--disable-site-isolation-trials',
];

/**
 * Starts the machine’s Chromium (or the one named in CHROMIUM) without a window. It speaks to nobody but the pages
 * that a journey opens.
 *
 * @param more further arguments, such as `shortLived`
 */
export async function launchBrowser(more: string[] = []): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('No Chromium was found: run `npm test`, or name one in CHROMIUM.');
  return chromium.launch({
    executablePath,
    args: [
      // Chromium refuses its sandbox to root, as whom CI machines run.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...more,
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      `--disable-features=${featuresOff.join(',')}`,
    ],
  });
}

/** Keeps a picture of the page as artifacts/<name>.png. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  await mkdir(artifacts, { recursive: true });
  await page.screenshot({ path: join(artifacts, `${name}.png`) });
}
