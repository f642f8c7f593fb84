import type { Language } from '@gejie/core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { barriersOf, chineseIn, englishIn, overflowOf, rubbishIn, textsOf } from './inspect.ts';
import { eventually } from './see.ts';
import { journey, type Visit } from './stage.ts';

/** Where everybody comes by; all of them are looked at in both languages, wide and on a phone. */
export const places: Record<string, (visit: Visit) => Promise<string>> = {
  home: async () => '/',
  'account-list': async () => '/accounts',
  'account-list-filtered': async () => '/accounts?view=silent&q=zzz',
  'contact-list': async () => '/contacts',
  'lead-list': async () => '/leads',
  'opportunity-list': async () => '/opportunities?view=overdue',
  'opportunity-board': async () => '/opportunities?mode=board',
  'lead-board': async () => '/leads?mode=board',
  'contact-tree': async ({ api, cast }) => {
    const { id } = await api.named('accounts', cast.accounts.telecom);
    return `/contacts?mode=tree&where=${encodeURIComponent(JSON.stringify({ account: id }))}`;
  },
  account: async (visit) => recordPlace(visit, 'accounts', visit.cast.accounts.telecom),
  'account-history': async (visit) =>
    `${await recordPlace(visit, 'accounts', visit.cast.accounts.telecom)}?tab=history`,
  contact: async (visit) => recordPlace(visit, 'contacts', visit.cast.contacts.buyer),
  lead: async (visit) => recordPlace(visit, 'leads', visit.cast.leads.fair),
  opportunity: async (visit) => recordPlace(visit, 'opportunities', visit.cast.opportunities.line),
  'account-form': async () => '/accounts/new',
  'opportunity-form': async (visit) =>
    `${await recordPlace(visit, 'opportunities', visit.cast.opportunities.line)}/edit`,
  import: async () => '/accounts/import',
  users: async () => '/users',
  role: async ({ api }) => `/roles/${(await api.find('roles')).records[0]?.id}`,
  departments: async () => '/departments?mode=tree',
  company: async () => '/settings/company',
  tokens: async () => '/settings/tokens',
  'recycle-bin': async () => '/recycle-bin',
  nowhere: async () => '/nothing-here',
};

/** A journey to each place in one language, wide and on a phone; each language is a file, so that two run side by side. */
export function looksRight(language: Language): void {
  for (const [name, place] of Object.entries(places)) {
    journey(`${name} looks right`, { as: 'admin', in: [language], ownData: true }, async (visit) => {
      const { page, picture } = visit;
      const address = await place(visit);
      await page.goto(address);
      await settled(page);
      const wide = await complaints(visit);
      // Barriers lie in the build of a screen, not in its words: one language tells.
      const barriers = visit.language === 'en' ? [] : await barriersOf(page);
      await picture(name);

      await page.setViewportSize({ width: 375, height: 780 });
      await settled(page);
      const narrow = await complaints(visit);
      await picture(`${name}-phone`);
      expect({ wide, barriers, narrow }).toEqual({ wide: {}, barriers: [], narrow: {} });
    });
  }
}

async function recordPlace({ api }: Visit, path: string, name: string): Promise<string> {
  return `/${path}/${(await api.named(path, name)).id}`;
}

/** Nothing on the screen is still on its way. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('heading').first().waitFor();
  await eventually(() => waitingOn(page)).toBe(0);
  await page.waitForLoadState('networkidle');
}

/** What should not be on a screen, by kind; empty when it looks right. */
async function complaints({ page, language, cast }: Visit): Promise<Record<string, unknown>> {
  const texts = await textsOf(page);
  const usernames = Object.values(cast.people).map(({ username }) => username);
  const found = {
    overflow: await overflowOf(page),
    rubbish: rubbishIn(texts),
    foreign: language === 'en' ? chineseIn(texts) : englishIn(texts, usernames),
  };
  return Object.fromEntries(Object.entries(found).filter(([, list]) => list.length > 0));
}

/** How much in sight is still grey; the rows after the last one fetched are, until somebody scrolls there. */
function waitingOn(page: Page): Promise<number> {
  return page.evaluate(() => {
    const inSight = (element: Element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return bottom > 0 && top < window.innerHeight;
    };
    return [...document.querySelectorAll('.skeleton, [aria-busy="true"]')].filter(inSight).length;
  });
}
