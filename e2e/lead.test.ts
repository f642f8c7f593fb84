import { expect } from 'vitest';
import { announcement, chooseInRecordMenu, dialog, field } from './harness/acts.ts';
import { arrive, eventually, gone, see } from './harness/see.ts';
import { journey } from './harness/stage.ts';

journey(
  'a lead becomes account, contact and deal with all that was said, and a lead again',
  { as: 'sales' },
  async (visit) => {
    const { page, t, words, api, language, picture } = visit;
    const [person, company] = [`韩梅 ${language}`, `昆山精密电子 ${language}`];
    const lead = await api.create('leads', {
      name: person,
      company,
      mobile: language === 'en' ? '13611112222' : '13633334444',
      status: 'contacting',
    });
    await api.call('POST', `leads/${lead.id}/comments`, { text: '要三台样机', mentions: [] });
    await api.call('POST', `leads/${lead.id}/tags`, { name: '展会' });
    await page.goto(`/leads/${lead.id}`);
    await page.getByRole('button', { name: words.action('leads', 'convert'), exact: true }).click();
    const form = dialog(page, t('extensions.convertTitle', { name: person }));
    await see(form);
    const part = (path: string) =>
      form.getByRole('group', { name: words.of(words.module(path).label), exact: true });
    expect(await field(part('accounts'), words.field('accounts', 'name')).inputValue()).toBe(company);
    expect(await field(part('contacts'), words.field('contacts', 'name')).inputValue()).toBe(person);
    await part('opportunities')
      .getByRole('radio', { name: t('extensions.makeNew') })
      .check();
    await field(part('opportunities'), words.field('opportunities', 'name')).fill(`样机 ${language}`);
    await field(part('opportunities'), words.field('opportunities', 'closeDate')).fill('2030-07-01');
    await page.keyboard.press('Tab');
    await picture('lead-conversion');
    await form.getByRole('button', { name: t('extensions.convert'), exact: true }).click();
    await arrive(page, /^\/accounts\/\d+$/);
    await see(
      page.getByRole('heading', { name: company, level: 1 }),
      announcement(page, t('extensions.converted')),
    );
    await see(page.getByText('要三台样机').first(), page.getByText('展会').first());
    await see(
      page.getByRole('link', { name: person }).first(),
      page.getByRole('link', { name: `样机 ${language}` }).first(),
    );

    await page.goto('/leads');
    await see(page.getByRole('table'));
    await gone(page.getByRole('row').filter({ hasText: person }));
    await page.goto(`/leads/${lead.id}`);
    await see(page.getByText(company).first());
    await chooseInRecordMenu(page, words, words.action('leads', 'undoConversion'));
    await page
      .getByRole('dialog')
      .getByRole('button', { name: t('extensions.undo'), exact: true })
      .click();
    await see(announcement(page, t('extensions.undone', { name: person })));
    await eventually(async () => (await api.get('leads', lead.id)).status).toBe('contacting');
    expect((await api.find('accounts', { where: { name: company } })).records).toEqual([]);
    await see(page.getByText('要三台样机').first());
  },
);

journey(
  'a conversion proposes who is there already',
  { as: 'sales' },
  async ({ page, t, words, cast, api, language, picture }) => {
    const person = `胡静 ${language}`;
    const lead = await api.create('leads', {
      name: person,
      company: cast.accounts.telecom,
      status: 'qualified',
    });
    const { id } = await api.named('accounts', cast.accounts.telecom);
    await page.goto(`/leads/${lead.id}`);
    await page.getByRole('button', { name: words.action('leads', 'convert'), exact: true }).click();
    const form = dialog(page, t('extensions.convertTitle', { name: person }));
    const accounts = form.getByRole('group', { name: words.of(words.module('accounts').label), exact: true });
    await see(accounts.getByRole('button', { name: cast.accounts.telecom, pressed: true }));
    await picture('lead-duplicates');
    await form.getByRole('button', { name: t('extensions.convert'), exact: true }).click();
    await arrive(page, `/accounts/${id}`);
    expect(await api.named('contacts', person)).toMatchObject({ account: { id } });
  },
);

journey(
  'a lead converted by another stays with its owner, and what is out of sight is told of, not taken',
  { as: 'south', in: ['zh-CN'] },
  async ({ page, t, words, cast, api, company, another, picture }) => {
    const convert = async (screen: typeof page, id: number, person: string) => {
      await screen.goto(`/leads/${id}`);
      await screen.getByRole('button', { name: words.action('leads', 'convert'), exact: true }).click();
      return dialog(screen, t('extensions.convertTitle', { name: person }));
    };
    const part = (form: ReturnType<typeof dialog>, path: string) =>
      form.getByRole('group', { name: words.of(words.module(path).label), exact: true });
    const mine = await api.create('leads', {
      name: '外区线索',
      company: cast.accounts.telecom,
      mobile: '13800138001',
    });
    const form = await convert(page, mine.id, '外区线索');
    for (const path of ['accounts', 'contacts']) {
      await see(part(form, path).getByRole('note').getByText('*', { exact: false }).first());
      expect(
        await part(form, path)
          .getByRole('radio', { name: t('extensions.makeNew') })
          .isChecked(),
      ).toBe(true);
    }
    await picture('lead-unseen');
    // What was typed is not lost by a slip of the hand.
    await field(part(form, 'accounts'), words.field('accounts', 'name')).fill('外区分公司');
    await page.keyboard.press('Escape');
    const question = dialog(page, t('form.unsaved'));
    await question.getByRole('button', { name: t('form.keepTyping') }).click();
    await form.getByRole('button', { name: t('extensions.convert'), exact: true }).click();
    await arrive(page, /^\/accounts\/\d+$/);
    expect(await api.named('contacts', '外区线索')).toMatchObject({ account: { label: '外区分公司' } });

    const seller = await company.api('sales');
    const theirs = await seller.create('leads', { name: '下属线索', company: '下属客户有限公司' });
    const screen = await another('head');
    const own = await convert(screen, theirs.id, '下属线索');
    await own.getByRole('button', { name: t('extensions.convert'), exact: true }).click();
    await arrive(screen, /^\/accounts\/\d+$/);
    expect(await seller.named('accounts', '下属客户有限公司')).toMatchObject({
      owner: { label: cast.people.sales.name },
    });
  },
);
