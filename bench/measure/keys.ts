import type { Page } from 'playwright-core';
import { launchBrowser } from '../../test/browser.ts';
import { password } from '../data/password.ts';

interface Typing {
  /** Where the form is. */
  address: string;
  /** Selector of the control that is typed into. */
  control: string;
  /** What is typed, and taken away again. */
  key: string;
  /** Selector of a control, and how often the arrow down is pressed there to come to the one that is typed into. */
  reach?: readonly [string, number];
}

const turns = 40;

/** Milliseconds from each of some keys typed by the director to the frame that shows what it has made of the form. */
export async function keysTyped(origin: string, { address, control, key, reach }: Typing): Promise<number[]> {
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ baseURL: origin, locale: 'zh-CN' });
    await context.request.post('/api/session', {
      data: { username: 'person0', password },
      headers: { 'x-requested-with': 'gejie' },
    });
    const page = await context.newPage();
    await page.goto(address);
    const [first, steps] = reach ?? [control, 0];
    await page.locator(first).focus();
    for (let step = 0; step < steps; step++) await page.keyboard.press('ArrowDown');
    await page.locator(control).focus();
    const times: number[] = [];
    for (let turn = 0; turn < turns; turn++)
      times.push(await keyToFrame(page, turn % 2 === 0 ? key : 'Backspace'));
    return times.slice(5);
  } finally {
    await browser.close();
  }
}

async function keyToFrame(page: Page, key: string): Promise<number> {
  // The listener stands before the key is pressed: the two come to the page by different ways.
  const shown = await page.evaluateHandle(() => {
    const frame = new Promise<number>((resolve) =>
      addEventListener(
        'keydown',
        () => {
          const start = performance.now();
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
        },
        { once: true, capture: true },
      ),
    );
    return { frame };
  });
  await page.keyboard.press(key);
  return shown.evaluate(({ frame }) => frame);
}
