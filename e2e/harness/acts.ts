import type { Locator, Page } from 'playwright-core';
import type { Words } from './words.ts';

type Scope = Page | Locator;

/** The control with this label; required ones have a mark behind it. */
export function field(scope: Scope, label: string): Locator {
  const literal = label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return scope.getByLabel(new RegExp(`^${literal}(\\s*\\*.*)?$`)).first();
}

/** Picks from a drop-down list as people do: open it, press the line. */
export async function choose(scope: Scope, label: string, option: string): Promise<void> {
  await field(scope, label).click();
  await optionNamed(scope, option).click();
}

/** Finds a record for a reference by a fragment of its name. */
export async function refer(scope: Scope, label: string, fragment: string, name: string): Promise<void> {
  await field(scope, label).click();
  await field(scope, label).fill(fragment);
  await optionNamed(scope, name).click();
}

/** Takes somebody, or some record, in a control that searches as one types. */
export async function pick(page: Page, control: Locator, name: string): Promise<void> {
  await control.click();
  await control.fill(name);
  await optionNamed(page, name).click();
}

/** Opens the menu of a record and chooses an entry. */
export async function chooseInRecordMenu(page: Page, words: Words, entry: string): Promise<void> {
  await page
    .locator('.record-actions')
    .getByRole('button', { name: words.t('frame.more'), exact: true })
    .click();
  await page.getByRole('menuitem', { name: entry, exact: true }).click();
}

/** A line of the open drop-down; it hangs on the body, not where its control stands. */
export function optionNamed(scope: Scope, option: string): Locator {
  const page = 'page' in scope ? scope.page() : scope;
  return page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
    .filter({ hasText: option })
    .first();
}

/** The row of a list that holds this text. */
export function row(page: Page, text: string): Locator {
  return page.getByRole('row').filter({ hasText: text });
}

/** The cell of a row below a heading. */
export async function cell(page: Page, text: string, heading: string): Promise<Locator> {
  await row(page, text).waitFor();
  const headings = await page.getByRole('columnheader').allInnerTexts();
  const at = headings.findIndex((one) => one.trim() === heading);
  if (at < 0) throw new Error(`There is no column ${heading} among ${headings.join(', ')}`);
  return row(page, text).getByRole('cell').nth(at);
}

/** A line of text that tells what has happened or gone wrong, and goes away by itself. */
export function announcement(page: Page, text: string): Locator {
  return page.locator('.announcements').getByText(text);
}

export function dialog(page: Page, name: string): Locator {
  return page.getByRole('dialog', { name, exact: true });
}

/** The dialog that makes a record with the few fields that matter. */
export function quickForm(page: Page, words: Words, path: string): Locator {
  return dialog(page, words.t('form.createTitle', { module: words.one(path) }));
}

/** A field on a record page: its name and what stands beside it. */
export function fact(page: Page, label: string): Locator {
  return page
    .locator('.record-fields')
    .locator('dt', { hasText: new RegExp(`^${label}$`) })
    .locator('xpath=following-sibling::dd[1]');
}
