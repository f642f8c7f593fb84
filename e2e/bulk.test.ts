import { expect } from 'vitest';
import { announcement, dialog, field, row } from './harness/acts.ts';
import { eventually, gone, see } from './harness/see.ts';
import { journey } from './harness/stage.ts';

let made = 0;

journey(
  'many records are tagged, untagged, deleted and brought back, and what failed is told (PLT-10)',
  {},
  async ({ page, t, words, api, picture }) => {
    const nth = ++made;
    const names = ['甲', '乙', '丙'].map((name) => `成批${nth}${name}`);
    const ids: number[] = [];
    for (const name of names) ids.push((await api.create('accounts', { name, grade: 'C' })).id);
    const many = words.countedByName('accounts', 3);
    const bar = page.getByRole('toolbar', { name: t('bulk.toolbar') });
    const pick = async (what: 'bulk.tag' | 'bulk.delete' | 'bulk.edit') => {
      for (const name of names) await row(page, name).getByRole('checkbox').check();
      await bar.getByRole('button', { name: t(what), exact: true }).click();
    };
    await page.goto(`/accounts?q=${encodeURIComponent(`成批${nth}`)}`);
    const tags = () => api.call<{ name: string }[]>('GET', `accounts/${ids[1]}/tags`);
    for (const action of ['bulk.tagDo', 'bulk.untagDo'] as const) {
      await pick('bulk.tag');
      const form = dialog(page, t('bulk.tagTitle', { many }));
      await form.getByRole('radio', { name: t(action) }).check();
      await field(form, t('bulk.tagName')).fill('重点');
      await form.getByRole('button', { name: t(action) }).click();
      await see(announcement(page, t('bulk.done', { done: '3' })).last());
      await eventually(async () => (await tags()).map(({ name }) => name)).toEqual(
        action === 'bulk.tagDo' ? ['重点'] : [],
      );
    }

    // A tag of one's own, put on the record's page, leads to the list of what carries it. PLT-14
    const mine = `自用${nth}`;
    await page.goto(`/accounts/${ids[1]}`);
    await page.getByRole('button', { name: t('record.addTag') }).click();
    await page.getByRole('button', { name: t('tags.private') }).click();
    await page.getByRole('combobox', { name: t('record.addTag') }).fill(mine);
    await page.keyboard.press('Enter');
    await see(page.getByRole('img', { name: t('tags.private') }));
    await page.getByRole('link', { name: mine }).click();
    await page.getByRole('link', { name: t('tags.inList', { module: words.many('accounts') }) }).click();
    await see(row(page, names[1] ?? ''));
    await gone(row(page, names[0] ?? ''));
    await see(
      page
        .getByRole('group', { name: t('list.condition', { field: words.field('accounts', 'tags') }) })
        .getByText(mine),
    );
    await picture('tagged-list');
    await page.goto(`/accounts?q=${encodeURIComponent(`成批${nth}`)}`);

    // One that a colleague deletes meanwhile is told of in a file.
    await pick('bulk.edit');
    const form = dialog(page, t('bulk.editTitle', { many }));
    await field(form, t('bulk.field')).selectOption({ label: words.field('accounts', 'interests') });
    await field(form, words.field('accounts', 'interests')).fill('轴承');
    await form.getByRole('button', { name: t('bulk.addField') }).click();
    await form
      .getByRole('combobox', { name: t('bulk.field'), exact: true })
      .last()
      .selectOption({ label: words.field('accounts', 'phone') });
    await field(form, words.field('accounts', 'phone')).fill('0571-88162200');
    await picture('bulk-fields');
    await api.remove('accounts', ids[2] ?? 0);
    await form.getByRole('button', { name: t('bulk.editDo', { many }) }).click();
    await see(page.getByText(t('bulk.someFailed', { done: '2', failed: '1' })));
    const link = page.getByRole('link', { name: t('bulk.failedRows') });
    expect(await api.get('accounts', ids[0] ?? 0)).toMatchObject({
      interests: '轴承',
      phone: '0571-88162200',
    });
    await picture('bulk-failed');
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
    await page
      .getByRole('alert')
      .getByRole('button', { name: t('frame.close') })
      .click();

    await row(page, names[0] ?? '')
      .getByRole('checkbox')
      .check();
    await row(page, names[1] ?? '')
      .getByRole('checkbox')
      .check();
    await bar.getByRole('button', { name: t('bulk.delete'), exact: true }).click();
    const two = words.countedByName('accounts', 2);
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('bulk.deleteDo', { many: two }) })
      .click();
    await gone(row(page, names[0] ?? ''));

    await page.goto('/accounts?deleted=1');
    await see(row(page, names[0] ?? ''));
    await row(page, names[1] ?? '')
      .getByRole('checkbox')
      .check();
    await picture('bulk-bin');
    const one = words.countedByName('accounts', 1);
    await page.getByRole('button', { name: t('bin.restoreSome', { many: one }) }).click();
    await gone(row(page, names[1] ?? ''));
    await see(row(page, names[0] ?? ''));
    const all = new RegExp(`^${t('bin.restoreAll', { many: '' }).trim()}`);
    await page.getByRole('button', { name: all }).click();
    await gone(row(page, names[0] ?? ''));
    for (const id of ids) expect(await api.get('accounts', id)).toMatchObject({ deletedAt: null });
  },
);
