import type { CustomizedFields } from '@gejie/core';
import { expect } from 'vitest';
import { announcement, dialog, field, row } from './harness/acts.ts';
import { eventually, gone, see } from './harness/see.ts';
import { journey, type Visit } from './harness/stage.ts';

/** Opens the dialog for a new field of a kind. */
async function begin({ page, t, api, language }: Visit, kind: string) {
  await page.getByRole('button', { name: t('workshop.add'), exact: true }).click();
  const box = dialog(page, t('workshop.newTitle'));
  const { types } = await api.call<CustomizedFields>('GET', 'customization/contacts/fields');
  const label = types.find(({ name }) => name === kind)?.label[language === 'en' ? 'en' : 'zh'] ?? kind;
  await box.locator('.type-chooser strong').getByText(label, { exact: true }).click();
  await see(field(box, t('workshop.labelZh')));
  return box;
}

journey(
  'an administrator adds fields, which are at once in form, list, filter and export; deletes one and has it back (PLT-05)',
  { as: 'admin' },
  async (visit) => {
    const { page, t, api, cast, another, language, picture } = visit;
    const level = `合作等级 ${language}`;
    const budget = `年度预算 ${language}`;
    const name = language === 'en' ? 'level_en' : 'level_zh';
    const colleague = await another('colleague');
    await colleague.goto('/contacts/new');
    await see(colleague.getByRole('button', { name: t('form.save'), exact: true }));

    await page.goto('/settings/modules/contacts');
    const choice = await begin(visit, 'choice');
    await field(choice, t('workshop.labelZh')).fill(level);
    await field(choice, t('workshop.name')).fill(name);
    await choice.getByRole('button', { name: t('workshop.pasteChoices') }).click();
    await choice
      .getByRole('textbox', { name: t('workshop.pasteHint') })
      .fill('战略,Strategic\n重点,Key\n普通,Normal');
    await choice.getByRole('button', { name: t('workshop.pasteAdd', { count: 3 }) }).click();
    await picture('field-new');
    await choice.getByRole('button', { name: t('workshop.create'), exact: true }).click();
    await see(announcement(page, t('workshop.added', { name: level })));

    const money = await begin(visit, 'money');
    await field(money, t('workshop.labelZh')).fill(budget);
    await money.getByRole('button', { name: t('workshop.create'), exact: true }).click();
    await see(announcement(page, t('workshop.added', { name: budget })));
    await picture('fields');

    // Who has the form open sees them without doing anything.
    await see(field(colleague, level), field(colleague, budget));

    const { fields } = await api.call<CustomizedFields>('GET', 'customization/contacts/fields');
    const made = (label: string) => fields.find((one) => one.label.zh === label)?.name ?? '';
    const person = `自定义 ${language}`;
    const account = await api.named('accounts', cast.accounts.telecom);
    const key = fields.find(({ name: one }) => one === `cf_${name}`)?.choices?.[1]?.value;
    const values = { name: person, account: account.id, [made(level)]: key, [made(budget)]: '1280.50' };
    const { id } = await api.create('contacts', values);
    const where = encodeURIComponent(JSON.stringify({ [made(level)]: { in: [key] } }));
    await page.goto(`/contacts?where=${where}`);
    await see(row(page, person), page.getByText(level).first());
    await page.goto(`/contacts/${id}`);
    await see(page.getByText('1,280.50').first());
    const sheet = await (
      await api.send('GET', `contacts/export?format=csv&fields=name,${made(budget)}`)
    ).text();
    expect(sheet).toContain(budget);
    expect(sheet).toContain('1280.5');

    await page.goto('/settings/modules/contacts');
    await page.getByRole('button', { name: t('workshop.delete', { name: budget }), exact: true }).click();
    const question = dialog(page, t('workshop.deleteTitle', { name: budget }));
    await see(question.getByText(t('workshop.deleteFilled', { count: 1 })));
    await picture('field-delete');
    await question.getByRole('button', { name: t('workshop.deleteIt'), exact: true }).click();
    const deleted = page.getByRole('list', { name: t('workshop.deletedPart') });
    await see(deleted.getByText(budget));
    await eventually(async () => (await api.get('contacts', id))[made(budget)]).toBeUndefined();
    await deleted
      .getByRole('listitem')
      .filter({ hasText: budget })
      .getByRole('button', { name: t('workshop.restore') })
      .click();
    await see(announcement(page, t('workshop.restored', { name: budget })));
    expect((await api.get('contacts', id))[made(budget)]).toBe('1280.50');
  },
);

journey(
  'values of the product are recoloured, ordered, retired and added; what would be lost is asked about (PLT-05, PLT-06)',
  { as: 'admin' },
  async (visit) => {
    const { page, t, words, api, language, another, picture } = visit;
    const industry = words.field('leads', 'industry');
    const known = async (name: string) =>
      (await api.call<CustomizedFields>('GET', 'customization/leads/fields')).fields.find(
        (one) => one.name === name,
      );
    // The walk in the other language has retired one already.
    const before = ((await known('industry'))?.choices ?? []).filter(({ retired }) => !retired);
    const label = (nth: number) => before[nth]?.label[language === 'en' ? 'en' : 'zh'] ?? '';
    await page.goto('/settings/modules/leads');
    const edit = (name: string) =>
      page.getByRole('button', { name: t('workshop.editValues', { name }), exact: true });
    await edit(industry).click();
    const values = dialog(page, t('workshop.editTitle'));
    await values
      .getByRole('combobox', { name: t('workshop.choiceColor', { name: label(0) }), exact: true })
      .selectOption('violet');
    await values.getByRole('button', { name: t('workshop.retire', { name: label(1) }), exact: true }).click();
    const handle = values.getByRole('button', { name: t('workshop.move', { name: label(0) }), exact: true });
    await handle.focus();
    await page.keyboard.press('ArrowDown');
    await values.getByRole('button', { name: t('workshop.addChoice') }).click();
    await values
      .getByRole('textbox', { name: t('workshop.choiceName'), exact: true })
      .last()
      .fill(`航天 ${language}`);
    await picture('field-values');

    // A slip of the hand loses nothing.
    await page.keyboard.press('Escape');
    const question = dialog(page, t('form.unsaved'));
    await question.getByRole('button', { name: t('form.keepTyping') }).click();
    await values.getByRole('button', { name: t('workshop.save'), exact: true }).click();
    await see(announcement(page, t('workshop.saved', { name: industry })));
    const after = (await known('industry'))?.choices ?? [];
    const at = after.findIndex(({ value }) => value === before[1]?.value);
    expect(after.slice(at, at + 2)).toMatchObject([
      { value: before[1]?.value, retired: true },
      { value: before[0]?.value, color: 'violet' },
    ]);
    expect(after.at(-1)).toMatchObject({ label: { zh: `航天 ${language}` } });

    // Fewer decimal places say which values would be lost.
    const rate = { name: `rate_${language === 'en' ? 'en' : 'zh'}`, label: `费率 ${language}` };
    const base = { ...rate, type: 'decimal', scale: 4 };
    await api.call('POST', 'customization/leads/fields', base);
    const { id } = await api.create('leads', {
      name: `有费率的 ${language}`,
      company: `费率公司 ${language}`,
      mobile: '13800007777',
      [`cf_${rate.name}`]: '1.2345',
    });
    await page.getByRole('button', { name: t('workshop.edit', { name: rate.label }), exact: true }).click();
    const decimal = dialog(page, t('workshop.editTitle'));
    const { types } = await api.call<CustomizedFields>('GET', 'customization/leads/fields');
    const scale = types.find(({ name }) => name === 'decimal')?.options.scale?.label;
    await field(decimal, scale?.[language === 'en' ? 'en' : 'zh'] ?? '').fill('2');
    await decimal.getByRole('button', { name: t('workshop.save'), exact: true }).click();
    await see(decimal.getByText('1.2345'));
    await picture('field-loses');

    // A second administrator is first with the name: both changes stand.
    const colleague = await another('admin');
    const named = `费率改 ${language}`;
    await colleague.goto('/settings/modules/leads');
    await colleague
      .getByRole('button', { name: t('workshop.edit', { name: rate.label }), exact: true })
      .click();
    const theirs = dialog(colleague, t('workshop.editTitle'));
    await field(theirs, t('workshop.labelZh')).fill(named);
    await field(theirs, t('workshop.labelEn')).fill(named);
    await theirs.getByRole('button', { name: t('workshop.save'), exact: true }).click();
    await see(announcement(colleague, t('workshop.saved', { name: named })).first());
    await see(decimal.getByText(t('workshop.changedByOther')));
    await decimal.getByRole('button', { name: t('workshop.convert'), exact: true }).click();
    await gone(decimal);
    expect(await known(`cf_${rate.name}`)).toMatchObject({ scale: 2, label: { zh: named } });
    expect((await api.get('leads', id))[`cf_${rate.name}`]).toBeNull();
  },
);
