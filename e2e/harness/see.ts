import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Milliseconds within which a screen has to show what it was told. */
const patience = 30_000;

/** Waits until it is there to be seen. */
export async function see(...wanted: Locator[]): Promise<void> {
  await Promise.all(wanted.map((locator) => locator.waitFor({ state: 'visible', timeout: patience })));
}

/** Waits until it can't be seen any more. */
export async function gone(...wanted: Locator[]): Promise<void> {
  await Promise.all(wanted.map((locator) => locator.waitFor({ state: 'hidden', timeout: patience })));
}

/** Waits for a value to become what is expected: `await eventually(() => row.count()).toBe(3)`. */
export function eventually<Value>(read: () => Value | Promise<Value>) {
  return expect.poll(read, { timeout: patience, interval: 50 });
}

/** Waits until the page stands at an address; `where` sees path and search, decoded. */
export async function arrive(page: Page, where: string | RegExp): Promise<void> {
  await page.waitForURL((url) => {
    const place = decodeURIComponent(url.pathname + url.search);
    return typeof where === 'string' ? place === where : where.test(place);
  });
}
