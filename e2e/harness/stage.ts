import type { Language } from '@gejie/core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { freePort } from '../../packages/server/src/database/embedded/port.ts';
import { keepScreenshot, launchBrowser, shortLived } from '../../test/browser.ts';
import { createTestDatabase } from '../../test/database.ts';
import { type Letter, startMailServer } from '../../test/mailServer.ts';
import { Api } from './api.ts';
import { type Cast, chinese, english, password, type Role } from './cast.ts';
import { templates } from './company.ts';
import { startServer } from './server.ts';
import { type Watch, watch } from './watch.ts';
import { Words } from './words.ts';

export const languages: Language[] = ['zh-CN', 'en'];

/** A company whose server runs, for the journeys of one file. */
export interface Company {
  url: string;
  cast: Cast;
  /** What its server has mailed; nothing unless a journey says `mails`. */
  letters: Letter[];
  /** The API as one of its people. */
  api(role: Role): Promise<Api>;
}

/** Somebody at a screen. */
export interface Visit {
  page: Page;
  words: Words;
  t: Words['t'];
  language: Language;
  company: Company;
  cast: Cast;
  api: Api;
  /** Somebody else at another screen; null: somebody who has not signed in. */
  another(role: Role | null): Promise<Page>;
  /** What goes wrong because the journey wants it to, such as a service that is down. */
  foresee(problem: RegExp): void;
  /** Keeps a picture of the page as artifacts/<name>-<language>.png. */
  picture(name: string, page?: Page): Promise<void>;
}

export interface JourneyOptions {
  /** Who travels: the head of a sales department, unless said otherwise; null: nobody has signed in yet. */
  as?: Role | null;
  in?: Language[];
  /** Data in the language of the screen too, instead of Chinese. */
  ownData?: boolean;
  screen?: BrowserContextOptions;
  /** The company of this file has a mail server: said by its first journey. */
  mails?: true;
  timeout?: number;
}

const closing: (() => Promise<unknown>)[] = [];
const companies = new Map<Language, Promise<Company>>();

/** Closes what a file has opened, but the browser: the next file of this process goes on with it. */
async function closeCompanies(): Promise<void> {
  companies.clear();
  for (const close of closing.splice(0).reverse()) await close();
}

/** The company of this file: started when first asked for, gone when the file is done. */
export function company(language: Language = 'zh-CN', mails = false): Promise<Company> {
  const known = companies.get(language) ?? open(language, mails);
  companies.set(language, known);
  return known;
}

const ports = new Map<Language, number>();

async function open(language: Language, mails: boolean): Promise<Company> {
  const database = await createTestDatabase('e2e', templates[language]);
  closing.push(database.drop);
  // The same address for every file: to a browser it is the site whose code it has already.
  const port = ports.get(language) ?? (await freePort(0));
  ports.set(language, port);
  const post = mails ? await startMailServer() : null;
  if (post) closing.push(post.close);
  const mailUrl = post ? { mailUrl: post.url } : {};
  const server = await startServer({ databaseUrl: database.url, port, ...mailUrl });
  closing.push(server.stop);
  const cast = language === 'en' ? english : chinese;
  const known = new Map<Role, Promise<Api>>();
  return {
    url: server.url,
    cast,
    letters: post?.letters ?? [],
    api(role) {
      const api = known.get(role) ?? new Api(server.url).signIn(cast.people[role].username, password);
      known.set(role, api);
      return api;
    },
  };
}

let browser: Promise<Browser> | undefined;

/** One for all files of this process, with which it ends. */
export function openBrowser(): Promise<Browser> {
  browser ??= launchBrowser(shortLived);
  return browser;
}

/**
 * A way through the product, as a test in each language. Fails also for what the traveller was not told: errors in the
 * console, breaches of the content policy, answers of 500. A picture of the end is kept.
 */
export function journey(
  name: string,
  options: JourneyOptions,
  travel: (visit: Visit) => Promise<void>,
): void {
  const { as = 'head', ownData = false, screen = {}, timeout, mails } = options;
  afterAll(closeCompanies);
  for (const language of options.in ?? languages) {
    it(
      `${name} (${language})`,
      async ({ task }) => {
        // What the first try has left behind is not the second's to trip over.
        if (task.result?.retryCount) await closeCompanies();
        const where = await company(ownData ? language : 'zh-CN', mails);
        const windows: Window[] = [];
        const foreseen: RegExp[] = [];
        const watches: Watch[] = [];
        const enter = async (role: Role | null) => {
          const window = await openWindow(where.url, language, screen);
          windows.push(window);
          const page = await window.context.newPage();
          watches.push(await watch(page, where.url));
          if (role) await signedIn(window.context, await where.api(role), language);
          return page;
        };
        const api = await where.api(as ?? 'admin');
        const words = new Words(language, await (await where.api('admin')).modules());
        const page = await enter(as);
        const picture = (title: string, shown = page) => keepScreenshot(shown, `${title}-${language}`);
        const visit: Visit = {
          page,
          words,
          t: words.t,
          language,
          company: where,
          cast: where.cast,
          api,
          another: enter,
          foresee: (problem) => foreseen.push(problem),
          picture,
        };
        try {
          await travel(visit);
        } catch (error) {
          await picture(`failed-${name.replace(/\W+/g, '-')}`);
          throw error;
        } finally {
          await Promise.all(windows.map((window) => window.leave()));
        }
        const problems = watches.flatMap((one) => one.problems);
        expect(problems.filter((one) => !foreseen.some((wanted) => wanted.test(one)))).toEqual([]);
      },
      timeout,
    );
  }
}

/** Milliseconds: long enough for two cores shared with others, short enough to see what hangs. */
const patience = 30_000;

/** A browser of somebody: who comes next finds nothing of it but the code of the application, as at an own machine. */
interface Window {
  context: BrowserContext;
  leave(): Promise<void>;
}

const left = new Map<string, BrowserContext[]>();

async function openWindow(url: string, language: Language, screen: BrowserContextOptions): Promise<Window> {
  const options: BrowserContextOptions = {
    baseURL: url,
    locale: language,
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    ...screen,
  };
  const kind = JSON.stringify(options);
  const free = left.get(kind) ?? [];
  left.set(kind, free);
  const context = free.pop() ?? (await (await openBrowser()).newContext(options));
  context.setDefaultTimeout(patience);
  return {
    context,
    async leave() {
      await forgetEverything(context, url);
      free.push(context);
    },
  };
}

/** Closes the pages and empties all that a site may keep, but not the cache of files that never change. */
async function forgetEverything(context: BrowserContext, origin: string): Promise<void> {
  const [page = await context.newPage(), ...others] = context.pages();
  const session = await context.newCDPSession(page);
  const storageTypes = 'cookies,local_storage,indexeddb,service_workers,cache_storage';
  await Promise.all(others.map((other) => other.close()));
  await page.goto('about:blank');
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes });
  await page.close();
  await context.clearCookies();
  await context.clearPermissions();
}

async function signedIn(context: BrowserContext, api: Api, language: Language): Promise<void> {
  await api.call('PATCH', 'session', { language });
  await context.addCookies([api.session]);
}
