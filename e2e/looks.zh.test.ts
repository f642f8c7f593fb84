import { expect } from 'vitest';
import { barriersOf } from './harness/inspect.ts';
import { looksRight, places, settled } from './harness/looks.ts';
import { journey } from './harness/stage.ts';

looksRight('zh-CN');

journey(
  'every screen is there in the dark too',
  { as: 'admin', in: ['zh-CN'], ownData: true, screen: { colorScheme: 'dark' } },
  async (visit) => {
    const { page, picture } = visit;
    for (const name of ['home', 'account-list', 'account', 'opportunity-board', 'account-form'] as const) {
      await page.goto((await places[name]?.(visit)) ?? '/');
      await settled(page);
      expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
      expect({ place: name, barriers: await barriersOf(page) }).toEqual({ place: name, barriers: [] });
      await picture(`${name}-dark`);
    }
  },
);
