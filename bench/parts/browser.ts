import type { Page } from 'playwright-core';
import { launchBrowser } from '../../test/browser.ts';
import type { Company } from '../company.ts';
import { password } from '../data/password.ts';
import { median } from '../measure/statistics.ts';
import { table } from '../measure/table.ts';
import { startServer } from '../servers/children.ts';

const turns = 10;

/** What a salesperson waits for in Chromium. */
export async function measureBrowser(company: Company, dataDirectory: string): Promise<string> {
  const server = await startServer(company.url, dataDirectory);
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ baseURL: server.origin, locale: 'zh-CN' });
    const signedIn = await context.request.post('/api/session', {
      data: { username: company.perspectives[0]?.username, password },
      headers: { 'x-requested-with': 'gejie' },
    });
    if (!signedIn.ok()) throw new Error(`Signing in answered ${signedIn.status()}`);
    const page = await context.newPage();
    const first = await firstLoad(page);
    const steps = await walk(page);
    const frames = await scroll(page);
    return table(
      ['what', 'median', 'unit'],
      [
        ['first load: script transferred', first.script, 'kB'],
        ['first load: everything transferred', first.all, 'kB'],
        ['first load: until the list shows records', first.milliseconds, 'ms'],
        ['list → record, warm', median(steps.toRecord), 'ms'],
        ['record → list, back', median(steps.back), 'ms'],
        ['scrolling 20 screens: frames per second', frames.perSecond, ''],
        ['scrolling 20 screens: longest frame', frames.longest, 'ms'],
      ],
    );
  } finally {
    await browser.close();
    await server.stop();
  }
}

const rowLink = 'main tbody tr td a[href*="/accounts/"]';
/** Milliseconds after which a screen is taken not to come at all. */
const patience = 15_000;

async function firstLoad(page: Page) {
  const start = performance.now();
  await page.goto('/accounts');
  await page.locator(rowLink).first().waitFor();
  const milliseconds = performance.now() - start;
  const sizes = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map((entry) => entry as PerformanceResourceTiming)
      .map(({ name, transferSize }) => ({ name, transferSize })),
  );
  const kilobytes = (found: typeof sizes) =>
    found.reduce((sum, { transferSize }) => sum + transferSize, 0) / 1000;
  return {
    milliseconds,
    all: kilobytes(sizes),
    script: kilobytes(sizes.filter(({ name }) => /\.js($|\?)/.test(name))),
  };
}

/** From the click until the next screen has its heading, as the page itself sees it. */
async function walk(page: Page): Promise<{ toRecord: number[]; back: number[] }> {
  const times = { toRecord: [] as number[], back: [] as number[] };
  for (let turn = 0; turn < turns; turn++) {
    const link = page.locator(rowLink).nth(turn % 3);
    const name = (await link.innerText()).trim();
    await link.hover();
    const opened = whenShown(page, `h1`, name);
    await link.click();
    times.toRecord.push(await opened);
    const returned = whenShown(page, rowLink, '');
    await page.goBack();
    times.back.push(await returned);
  }
  return { toRecord: times.toRecord.slice(3), back: times.back.slice(3) };
}

/** Milliseconds from the next click or step back in the page until `selector` shows `text`. */
function whenShown(page: Page, selector: string, text: string): Promise<number> {
  return page.evaluate(
    ([wanted, words, most]) =>
      new Promise<number>((resolve, reject) => {
        let start = 0;
        const look = () => {
          const found = [...document.querySelectorAll(wanted)].some((one) =>
            one.textContent?.includes(words),
          );
          if (found) resolve(performance.now() - start);
          else if (performance.now() - start > most)
            reject(new Error(`${location.href} does not show “${words}” in ${wanted}`));
          else requestAnimationFrame(look);
        };
        const begin = () => {
          start = performance.now();
          requestAnimationFrame(look);
        };
        addEventListener('click', begin, { once: true, capture: true });
        addEventListener('popstate', begin, { once: true });
      }),
    [selector, text, patience] as const,
  );
}

async function scroll(page: Page): Promise<{ perSecond: number; longest: number }> {
  const box = await page.locator(rowLink).first().boundingBox();
  if (!box) throw new Error('There is no list to scroll');
  await page.mouse.move(box.x + 5, box.y + 5);
  const watching = page.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        const frames: number[] = [];
        let last = performance.now();
        const begin = last;
        const frame = (now: number) => {
          frames.push(now - last);
          last = now;
          if (now - begin > 3000) resolve(frames);
          else requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      }),
  );
  for (let step = 0; step < 80; step++) await page.mouse.wheel(0, 200);
  const frames = await watching;
  const total = frames.reduce((sum, one) => sum + one, 0);
  return { perSecond: (frames.length / total) * 1000, longest: Math.max(...frames) };
}
