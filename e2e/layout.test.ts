import type { ArrangementAnswer } from '@gejie/core';
import { expect } from 'vitest';
import { announcement, dialog, field, optionNamed } from './harness/acts.ts';
import { eventually, gone, see } from './harness/see.ts';
import { journey, type Visit } from './harness/stage.ts';

const address = '/settings/modules/leads?tab=layout';
const section = ({ page }: Visit, name: string) =>
  page.locator('.layout-canvas').getByRole('region', { name, exact: true });
const card = ({ page }: Visit, name: string) => page.locator(`[data-field="${name}"]`);
const handle = (visit: Visit, name: string) =>
  visit.page.getByRole('button', {
    name: visit.t('layout.drag', { field: visit.words.field('leads', name) }),
  });

async function save({ page, t, words }: Visit): Promise<void> {
  await page.getByRole('button', { name: t('form.save'), exact: true }).click();
  await see(announcement(page, t('layout.saved', { module: words.one('leads') })));
}

async function reset({ company }: Visit): Promise<void> {
  const admin = await company.api('admin');
  await admin.call('PUT', 'customization/leads/layout', {
    standard: null,
    variants: [],
    rules: {},
    list: null,
    search: null,
  });
}

journey(
  'fields are dragged into a section of their own, made wide, required by condition, and everyone’s form follows (PLT-06)',
  { as: 'admin' },
  async (visit) => {
    const { page, t, words, another, api, picture } = visit;
    await reset(visit);
    const colleague = await another('head');
    await page.goto(address);
    await see(handle(visit, 'name'));

    await page.getByRole('button', { name: t('layout.addSection') }).click();
    const fresh = section(visit, visit.language === 'en' ? 'New section' : '新分区');
    await see(fresh);
    // Both ends of the way must be on the screen.
    await fresh.scrollIntoViewIfNeeded();
    // The whole card is taken, not only its handle.
    const start = await card(visit, 'description')
      .getByText(words.field('leads', 'description'))
      .boundingBox();
    const to = await fresh.boundingBox();
    if (!start || !to) throw new Error('There is nothing to drag');
    await page.mouse.move(start.x + 5, start.y + 5);
    await page.mouse.down();
    await page.mouse.move(to.x + 60, to.y + to.height - 20, { steps: 12 });
    await picture('layout-drag');
    await page.mouse.up();
    await see(fresh.locator('[data-field="description"]'));

    await card(visit, 'email')
      .getByRole('button', { name: words.field('leads', 'email') })
      .last()
      .click();
    const panel = page.getByRole('region', { name: words.field('leads', 'email'), exact: true });
    await panel.getByRole('button', { name: t('layout.full') }).click();
    // Shown by its own value it could never be filled in: that is not offered.
    const shown = panel.getByRole('checkbox', { name: t('layout.visible'), exact: true });
    await shown.check();
    await panel.getByRole('button', { name: t('list.addCondition') }).click();
    const offered = page.getByRole('dialog', { name: t('list.addCondition') });
    const offers = (name: string) =>
      offered.getByRole('button', { name: words.field('leads', name), exact: true });
    await see(offers('source'));
    expect(await offers('email').count()).toBe(0);
    await page.keyboard.press('Escape');
    await shown.uncheck();
    await panel.getByRole('checkbox', { name: t('layout.required'), exact: true }).check();
    await panel.getByRole('button', { name: t('list.addCondition') }).click();
    await page
      .getByRole('dialog', { name: t('list.addCondition') })
      .getByRole('button', { name: words.field('leads', 'source'), exact: true })
      .click();
    await page.locator('.choice-select').last().click();
    await optionNamed(page, words.choice('leads', 'source', 'website')).click();
    await see(panel.getByText(words.choice('leads', 'source', 'website')).first());
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await picture('layout-panel');
    await save(visit);
    const kept = await api.call<ArrangementAnswer>('GET', 'customization/leads/layout');
    expect(kept.rules.email).toEqual({ required: { when: { source: { in: ['website'] } } } });
    expect(kept.standard.sections.flatMap(({ fields }) => fields)).toContainEqual({
      field: 'email',
      width: 'full',
    });
    expect(kept.standard.sections.at(-1)?.fields).toEqual([{ field: 'description', width: 'full' }]);

    await colleague.goto('/leads/new');
    const legend = visit.language === 'en' ? 'New section' : '新分区';
    await see(colleague.getByRole('group', { name: legend }));
    await picture('layout-form', colleague);
    await reset(visit);
  },
);

journey(
  'a layout by role is previewed as that role, undone, and put back',
  { as: 'admin' },
  async (visit) => {
    const { page, t, words, picture } = visit;
    await reset(visit);
    await page.goto(address);
    await see(handle(visit, 'name'));
    await page.getByRole('button', { name: t('layout.addVariant') }).click();
    const form = page.getByRole('dialog', { name: t('layout.addVariant') });
    await field(form, t('layout.variantName')).fill('简单');
    const role = form.getByRole('checkbox').first();
    const roleName = (await form.locator('.layout-roles label').first().innerText()).trim();
    await role.check();
    await form.getByRole('button', { name: t('layout.done') }).click();
    await see(page.getByRole('tab', { name: '简单', selected: true }));
    await card(visit, 'email')
      .getByRole('button', { name: words.field('leads', 'email') })
      .last()
      .click();
    await page.getByRole('button', { name: t('layout.remove') }).click();
    const unused = page.getByRole('region', { name: t('layout.unused') });
    await see(unused.locator('[data-field="email"]'));
    await page.getByRole('button', { name: t('layout.undo') }).click();
    await gone(unused.locator('[data-field="email"]'));
    await page.getByRole('button', { name: t('layout.redo') }).click();
    await see(unused.locator('[data-field="email"]'));

    await page.getByRole('button', { name: t('layout.previewAs') }).click();
    await page.getByRole('menuitemradio', { name: roleName, exact: true }).click();
    await see(page.locator('.layout-preview').getByText(words.field('leads', 'company'), { exact: true }));
    await gone(page.locator('.layout-preview').getByText(words.field('leads', 'email'), { exact: true }));
    await picture('layout-preview');
    await page.getByRole('button', { name: t('layout.previewAs') }).click();
    await page.getByRole('menuitemradio', { name: t('layout.previewStandard') }).click();
    await see(page.locator('.layout-preview').getByText(words.field('leads', 'email'), { exact: true }));
    await page.getByRole('button', { name: t('layout.backToEditing') }).click();
    await save(visit);

    // What is not saved is not lost without a question.
    await page.getByRole('button', { name: t('layout.deleteVariant', { name: '简单' }) }).click();
    await page
      .getByRole('link', { name: words.many('leads') })
      .first()
      .click();
    const question = dialog(page, t('form.unsaved'));
    await see(question);
    await question.getByRole('button', { name: t('form.keepTyping') }).click();
    await save(visit);
    await eventually(
      async () => (await visit.api.call<ArrangementAnswer>('GET', 'customization/leads/layout')).variants,
    ).toEqual([]);
  },
);

journey('columns and searched fields of a list are chosen', { as: 'admin' }, async (visit) => {
  const { page, t, words, another, picture } = visit;
  await reset(visit);
  await page.goto('/settings/modules/leads?tab=list');
  const columns = page.getByRole('region', { name: t('layout.columns') });
  await columns.getByRole('button', { name: t('layout.addTo', { list: t('layout.columns') }) }).click();
  const offered = page.getByRole('dialog', { name: t('layout.addTo', { list: t('layout.columns') }) });
  await field(offered, t('list.findField')).fill(words.field('leads', 'website').slice(0, 3));
  await picture('layout-list');
  await offered.getByRole('button', { name: words.field('leads', 'website'), exact: true }).click();
  // Another administrator saves meanwhile: nothing of either is dropped without a word.
  await visit.api.call('PUT', 'customization/leads/layout', { search: ['company'] });
  await see(page.getByText(t('layout.outdated')));
  await page.getByRole('button', { name: t('layout.keepMine') }).click();
  await gone(page.getByText(t('layout.outdated')));
  await save(visit);
  const kept = await visit.api.call<ArrangementAnswer>('GET', 'customization/leads/layout');
  expect(kept.search).toEqual(['company']);
  const colleague = await another('head');
  await colleague.goto('/leads');
  await see(colleague.getByRole('columnheader', { name: words.field('leads', 'website') }));
  await reset(visit);
});
