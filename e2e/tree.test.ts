import type { Locator, Page } from 'playwright-core';
import { announcement } from './harness/acts.ts';
import { eventually, see } from './harness/see.ts';
import { journey } from './harness/stage.ts';

async function drop(page: Page, node: Locator, target: Locator): Promise<void> {
  const [from, to] = await Promise.all([node.boundingBox(), target.boundingBox()]);
  if (!from || !to) throw new Error('Nothing to drag');
  await page.mouse.move(from.x + 10, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + 26, from.y + from.height / 2 + 4, { steps: 4 });
  await page.mouse.move(to.x + 12, to.y + to.height / 2, { steps: 12 });
  await page.mouse.up();
}

journey(
  'who answers to whom is changed by dragging; circles are refused',
  { as: 'sales' },
  async ({ page, t, cast, api, picture }) => {
    const { director, buyer, outsider } = cast.contacts;
    const account = await api.named('accounts', cast.accounts.telecom);
    const [top, stranger] = [await api.named('contacts', director), await api.named('contacts', outsider)];
    await api.change('contacts', stranger.id, { reportsTo: null });
    await page.goto(
      `/contacts?mode=tree&where=${encodeURIComponent(JSON.stringify({ account: account.id }))}`,
    );
    const node = (name: string) => page.locator('.tree-node').filter({ hasText: name });
    await see(node(director), node(outsider));

    await drop(page, node(outsider), node(buyer));
    await see(announcement(page, t('board.treeMoved', { name: outsider, parent: buyer })));
    await eventually(async () => (await api.get('contacts', stranger.id)).reportsTo).toMatchObject({
      label: buyer,
    });
    await picture('tree-moved');

    // The director can't answer to somebody who answers to the director.
    await drop(page, node(director), node(outsider));
    await see(page.getByRole('alert'));
    await picture('tree-circle');
    await eventually(async () => (await api.get('contacts', top.id)).reportsTo).toBeNull();
    await see(page.locator('.tree > ul > li').filter({ hasText: director }));
  },
);

journey(
  'somebody is carried to another superior with the keyboard',
  { as: 'sales' },
  async ({ page, t, cast, api }) => {
    const { director, engineer } = cast.contacts;
    const account = await api.named('accounts', cast.accounts.telecom);
    const { id } = await api.named('contacts', engineer);
    const buyer = await api.named('contacts', cast.contacts.buyer);
    await api.change('contacts', id, { reportsTo: buyer.id });
    await page.goto(
      `/contacts?mode=tree&where=${encodeURIComponent(JSON.stringify({ account: account.id }))}`,
    );
    const handle = page.getByRole('button', { name: t('board.treeMove', { name: engineer }) });
    await handle.focus();
    await page.keyboard.press('Space');
    await see(page.locator('.tree-flying'));
    const over = page.locator('.tree-over');
    await eventually(async () => {
      if ((await over.count()) > 0 && (await over.first().innerText()).includes(director)) return true;
      await page.keyboard.press('ArrowUp');
      return false;
    }).toBe(true);
    await page.keyboard.press('Space');
    await eventually(async () => (await api.get('contacts', id)).reportsTo).toMatchObject({
      label: director,
    });
  },
);
