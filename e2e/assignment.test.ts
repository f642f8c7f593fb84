import { expect } from 'vitest';
import { dialog, field, optionNamed, refer, row } from './harness/acts.ts';
import { barriersOf } from './harness/inspect.ts';
import { eventually, gone, see } from './harness/see.ts';
import { journey } from './harness/stage.ts';

journey(
  'leads that arrive without an owner go to people in turn by the first rule that fits, and by hand those that waited (MKT-03)',
  { as: 'admin', timeout: 240_000 },
  async (visit) => {
    const { page, t, words, cast, api, language, picture } = visit;
    const { sales, colleague } = cast.people;
    // A second try finds what the first has made.
    const tag = `${language}${Date.now() % 100_000}`;
    const waiting = await api.create('leads', {
      name: `早到 ${tag}`,
      company: '早到公司',
      source: 'referral',
    });
    const name = `轮流 ${tag}`;
    await page.goto('/assignment-rules/new');
    await field(page, words.field('assignment-rules', 'name')).fill(name);
    await field(page, words.field('assignment-rules', 'position')).fill(language === 'en' ? '2' : '1');
    await page.getByRole('button', { name: t('list.addCondition') }).click();
    const source = words.field('leads', 'source');
    await page.getByRole('textbox', { name: t('list.findField') }).fill(source);
    await page.getByRole('button', { name: source, exact: true }).click();
    await dialog(page, t('list.valueOf', { field: source }))
      .getByRole('combobox')
      .click();
    await optionNamed(page, words.choice('leads', 'source', 'referral')).click();
    await page.keyboard.press('Escape');
    if (language !== 'en') expect(await barriersOf(page)).toEqual([]);
    await picture('assignment-rule-form');
    await page.getByRole('button', { name: t('form.save'), exact: true }).click();
    await see(page.getByRole('heading', { name, level: 1 }));
    const rule = await api.named('assignment-rules', name);
    expect(rule.where).toEqual({ source: { in: ['referral'] } });

    for (const person of [sales, colleague]) {
      await page
        .getByRole('button', { name: t('frame.createOne', { module: words.one('assignment-members') }) })
        .first()
        .click();
      const form = dialog(page, t('form.createTitle', { module: words.one('assignment-members') }));
      await refer(form, words.field('assignment-members', 'user'), person.name, person.name);
      await form.getByRole('button', { name: t('form.save'), exact: true }).click();
      await gone(form);
      await see(page.locator('.related-card').getByText(person.name).first());
    }
    await picture('assignment-rule');

    const owners = [];
    for (const nth of [1, 2, 3, 4]) {
      const lead = await api.create('leads', {
        name: `新到${nth} ${tag}`,
        company: `新到公司${nth}`,
        source: 'referral',
      });
      owners.push((await api.get('leads', lead.id)).owner?.label);
    }
    expect(owners.toSorted()).toEqual([sales.name, sales.name, colleague.name, colleague.name].toSorted());
    expect(owners[0]).not.toBe(owners[1]);

    // What waited, because somebody typed it in, is handed out by the same rules from the list.
    await api.change('leads', waiting.id, { owner: null });
    await page.goto(`/leads?q=${encodeURIComponent(`早到 ${tag}`)}`);
    await row(page, `早到 ${tag}`).getByRole('checkbox').check();
    await page
      .getByRole('toolbar')
      .getByRole('button', { name: words.action('leads', 'distribute'), exact: true })
      .click();
    await see(page.getByText(t('bulk.done', { done: 1 })));
    await eventually(async () => (await api.get('leads', waiting.id)).owner?.label).toMatch(
      new RegExp(`${sales.name}|${colleague.name}`),
    );
    await api.change('assignment-rules', rule.id, { active: false });
  },
);
