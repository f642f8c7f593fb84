import { expect } from 'vitest';
import { announcement, choose, dialog, fact, field, quickForm, refer } from './harness/acts.ts';
import { arrive, eventually, gone, see } from './harness/see.ts';
import { journey } from './harness/stage.ts';

journey(
  'an account is made in a form that names what is wrong',
  { as: 'sales' },
  async ({ page, t, words, api, language, picture }) => {
    const name = `安吉竹业有限公司 ${language}`;
    const website = `https://anji-${language.toLowerCase()}.cn`;
    await page.goto('/accounts/new');
    await see(page.getByRole('heading', { name: t('form.createTitle', { module: words.one('accounts') }) }));
    await page.getByRole('button', { name: t('form.save'), exact: true }).click();
    const nameField = field(page, words.field('accounts', 'name'));
    await eventually(() => nameField.evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await nameField.getAttribute('aria-invalid')).toBe('true');

    await nameField.fill(name);
    await field(page, words.field('accounts', 'website')).fill('no address at all');
    await choose(page, words.field('accounts', 'grade'), words.choice('accounts', 'grade', 'B'));
    await page.getByRole('button', { name: t('form.save'), exact: true }).click();
    await see(page.getByRole('alert').first());
    expect(await field(page, words.field('accounts', 'website')).getAttribute('aria-invalid')).toBe('true');
    expect(await nameField.inputValue()).toBe(name);
    await picture('account-form-errors');

    await field(page, words.field('accounts', 'website')).fill(website);
    await page.getByRole('button', { name: t('form.save'), exact: true }).click();
    await arrive(page, /^\/accounts\/\d+$/);
    await see(page.getByRole('heading', { name, level: 1 }));
    const made = await api.named('accounts', name);
    expect(made).toMatchObject({ grade: 'B', website });

    // Of a copy all is saved, not just what was typed into it.
    const branch = `长兴竹业 ${language}`;
    await page.goto(`/accounts/new?copyOf=${made.id}`);
    await nameField.fill(branch);
    await field(page, words.field('accounts', 'website')).fill('');
    await page.getByRole('button', { name: t('form.save'), exact: true }).click();
    await see(page.getByRole('heading', { name: branch, level: 1 }));
    expect(await api.named('accounts', branch)).toMatchObject({ grade: 'B', website: null });
  },
);

journey(
  'quick create warns of what may be there already, and one double click makes one',
  { as: 'sales' },
  async ({ page, t, words, cast, api, language, picture }) => {
    const name = `绍兴黄酒经销 ${language}`;
    await page.goto('/accounts');
    await page
      .getByRole('button', { name: t('frame.createOne', { module: words.one('accounts') }) })
      .first()
      .click();
    const form = quickForm(page, words, 'accounts');
    await field(form, words.field('accounts', 'name')).fill(cast.accounts.telecom);
    await form.getByRole('button', { name: t('form.save'), exact: true }).click();
    const warning = dialog(page, t('form.duplicates', { count: 1 }));
    await see(warning.getByText(cast.accounts.telecom));
    await picture('duplicates');
    await warning.getByRole('button', { name: t('form.backToForm') }).click();
    await gone(warning);

    await field(form, words.field('accounts', 'name')).fill(name);
    await form.getByRole('button', { name: t('form.save'), exact: true }).dblclick();
    await see(announcement(page, t('form.saved', { name })));
    await gone(form);
    expect((await api.find('accounts', { where: { name } })).records).toHaveLength(1);
    await page.getByRole('button', { name: t('form.open'), exact: true }).click();
    await see(page.getByRole('heading', { name, level: 1 }));
  },
);

journey('a colleague’s customer is named only in part', { as: 'south' }, async ({ page, t, words, cast }) => {
  await page.goto('/accounts');
  await page
    .getByRole('button', { name: t('frame.createOne', { module: words.one('accounts') }) })
    .first()
    .click();
  const form = quickForm(page, words, 'accounts');
  await field(form, words.field('accounts', 'name')).fill(cast.accounts.telecom);
  await form.getByRole('button', { name: t('form.save'), exact: true }).click();
  const warning = dialog(page, t('form.duplicates', { count: 1 }));
  await see(warning);
  expect(await warning.innerText()).not.toContain(cast.accounts.telecom);
  expect(await warning.getByRole('link').count()).toBe(0);
});

journey(
  'what was typed is not lost by going elsewhere',
  { as: 'sales' },
  async ({ page, t, words, picture }) => {
    await page.goto('/accounts/new');
    const name = field(page, words.field('accounts', 'name'));
    await name.fill('半途而废');
    await page
      .getByRole('link', { name: words.many('leads') })
      .first()
      .click();
    const question = dialog(page, t('form.unsaved'));
    await see(question);
    await picture('unsaved');
    await question.getByRole('button', { name: t('form.keepTyping') }).click();
    await gone(question);
    expect(await name.inputValue()).toBe('半途而废');

    await page
      .getByRole('link', { name: words.many('leads') })
      .first()
      .click();
    await question.getByRole('button', { name: t('form.discard') }).click();
    await arrive(page, '/leads');
  },
);

journey(
  'an account is made without touching the mouse',
  { as: 'sales' },
  async ({ page, words, api, language }) => {
    const name = `键盘客户 ${language}`;
    await page.goto('/accounts');
    await see(page.getByRole('table'));
    await page.keyboard.press('n');
    const form = quickForm(page, words, 'accounts');
    await see(form);
    await eventually(() =>
      field(form, words.field('accounts', 'name')).evaluate((input) => input === document.activeElement),
    ).toBe(true);
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await gone(form);
    await eventually(async () => (await api.find('accounts', { where: { name } })).records.length).toBe(1);

    // New ones stand on top.
    await see(page.getByRole('row').nth(1).filter({ hasText: name }));
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await arrive(page, /^\/accounts\/\d+$/);
    await see(page.getByRole('heading', { name, level: 1 }));
  },
);

journey(
  'a field is changed where it stands on the record',
  { as: 'sales' },
  async ({ page, t, words, cast, api, language, picture }) => {
    const { id } = await api.named('opportunities', cast.opportunities.line);
    const nextStep = words.field('opportunities', 'nextStep');
    await page.goto(`/opportunities/${id}`);
    await fact(page, nextStep).dblclick();
    await field(page, nextStep).fill('随便写写');
    await page.keyboard.press('Escape');
    await gone(page.getByRole('textbox', { name: nextStep }));
    expect((await api.get('opportunities', id)).nextStep).not.toBe('随便写写');

    await page.getByRole('button', { name: t('record.editField', { field: nextStep }) }).click();
    await field(page, nextStep).fill(`寄样品 ${language}`);
    await page.keyboard.press('Enter');
    await eventually(async () => (await api.get('opportunities', id)).nextStep).toBe(`寄样品 ${language}`);
    await see(fact(page, nextStep).getByText(`寄样品 ${language}`));

    const amount = words.field('opportunities', 'amount');
    await fact(page, amount).dblclick();
    await field(page, amount).fill('-5');
    await page.keyboard.press('Enter');
    await see(page.getByRole('alert'));
    await picture('inline-edit-refused');
    await page.keyboard.press('Escape');
    await see(fact(page, amount).getByText('1,280,500'));
    expect((await api.get('opportunities', id)).amount).toBe('1280500.00');
  },
);

journey('the record page tells who, how much, and what was said', { as: 'sales' }, async (visit) => {
  const { page, t, words, cast, api, language, picture } = visit;
  const { id } = await api.named('accounts', cast.accounts.telecom);
  const colleague = cast.people.colleague.name;
  await page.goto(`/accounts/${id}`);
  const facts = page.locator('.record-facts');
  await see(facts.getByText(words.field('accounts', 'openAmount')));
  expect(await facts.innerText()).toMatch(/1\.28M|128\.05/);
  await see(page.getByRole('link', { name: cast.opportunities.line }).first());

  const composer = page.getByRole('textbox', { name: t('record.write') });
  await composer.fill(`${cast.words.note} ${language} `);
  await composer.press('End');
  await composer.pressSequentially(`@${colleague}`);
  await page.locator('.ant-mentions-dropdown').getByText(colleague).click();
  await page.getByRole('button', { name: t('record.note'), exact: true }).click();
  // The colleague does not see this customer: that is said first.
  await dialog(page, t('mention.unseeing'))
    .getByRole('button', { name: t('mention.sendAnyway') })
    .click();
  await see(page.getByText(`${cast.words.note} ${language}`).first());
  await eventually(() => composer.inputValue()).toBe('');
  const comments = await api.call<
    | { text: string; mentions: { label: string }[] }[]
    | { comments: { text: string; mentions: { label: string }[] }[] }
  >('GET', `accounts/${id}/comments`);
  const list = Array.isArray(comments) ? comments : comments.comments;
  const own = list.find(({ text }) => text.includes(language));
  expect(own?.mentions.map(({ label }) => label)).toEqual([colleague]);

  await page.getByRole('button', { name: t('record.addTag') }).click();
  await page.getByRole('combobox', { name: t('record.addTag') }).fill(`重点 ${language}`);
  await page.keyboard.press('Enter');
  await see(page.locator('.tag').filter({ hasText: `重点 ${language}` }));
  await picture('account-told');

  await api.change('accounts', id, { fax: language === 'en' ? '0755-1111111' : '0755-2222222' });
  await page.getByRole('tab', { name: t('record.history') }).click();
  await arrive(page, `/accounts/${id}?tab=history`);
  await see(page.locator('.history').getByText(words.field('accounts', 'fax')).first());
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
  await page.getByLabel(t('record.asOf')).fill(today);
  await page.keyboard.press('Enter');
  await see(page.locator('.past-record').getByText(cast.accounts.telecom).first());
  await picture('account-as-of');
});

journey(
  'a deleted record comes back by undo and from the recycle bin',
  { as: 'sales' },
  async ({ page, t, api, language, picture }) => {
    const name = `误删客户 ${language} ${Date.now()}`;
    const { id } = await api.create('accounts', { name });
    const erase = async () => {
      await page.goto(`/accounts/${id}`);
      await page.getByRole('button', { name: t('frame.more'), exact: true }).click();
      await page.getByRole('menuitem', { name: t('record.delete') }).click();
      const question = dialog(page, t('record.deleteTitle', { name }));
      await question.getByRole('button', { name: t('record.delete'), exact: true }).click();
      await see(announcement(page, t('record.deleted', { name })));
      await arrive(page, '/accounts');
    };
    await erase();
    await eventually(async () => (await api.find('accounts', { where: { name } })).records.length).toBe(0);
    await page.getByRole('button', { name: t('record.undo') }).click();
    await eventually(async () => (await api.find('accounts', { where: { name } })).records.length).toBe(1);
    await see(page.getByRole('link', { name }));

    await erase();
    await page.goto('/recycle-bin?module=accounts');
    const line = page.getByRole('row').filter({ hasText: name });
    await see(line);
    await picture('recycle-bin-full');
    await line.getByRole('button', { name: t('bin.restore') }).click();
    await see(announcement(page, t('bin.restored', { name })));
    await gone(line);
    await page.goto(`/accounts/${id}`);
    await see(page.getByRole('heading', { name, level: 1 }));
    expect(await page.getByText(t('record.restore'), { exact: true }).count()).toBe(0);
  },
);

journey(
  'a related record is made with its parent filled in',
  { as: 'sales' },
  async ({ page, t, words, cast, api, language }) => {
    const { id } = await api.named('accounts', cast.accounts.machines);
    await page.goto(`/accounts/${id}`);
    await page
      .locator('.record-actions')
      .getByRole('button', { name: t('frame.create') })
      .click();
    await page.getByRole('menuitem', { name: words.one('opportunities') }).click();
    const form = quickForm(page, words, 'opportunities');
    await field(form, words.field('opportunities', 'name')).fill(`备件 ${language}`);
    await field(form, words.field('opportunities', 'closeDate')).fill('2030-05-01');
    await page.keyboard.press('Tab');
    await form.getByRole('button', { name: t('form.save'), exact: true }).click();
    await gone(form);
    const made = await api.named('opportunities', `备件 ${language}`);
    expect(made).toMatchObject({ account: { id, label: cast.accounts.machines }, closeDate: '2030-05-01' });
    await see(page.getByRole('link', { name: `备件 ${language}` }).first());
  },
);

journey(
  'a reference is found by pinyin',
  { as: 'sales' },
  async ({ page, t, words, cast, api, language }) => {
    await page.goto('/contacts/new');
    await field(page, words.field('contacts', 'name')).fill(`拼音 ${language}`);
    await refer(page, words.field('contacts', 'account'), 'hwjs', cast.accounts.telecom);
    await page.getByRole('button', { name: t('form.save'), exact: true }).click();
    await arrive(page, /^\/contacts\/\d+$/);
    expect(await api.named('contacts', `拼音 ${language}`)).toMatchObject({
      account: { label: cast.accounts.telecom },
    });
  },
);
