import { expect } from 'vitest';
import { choose, optionNamed, pick } from './harness/acts.ts';
import { Api } from './harness/api.ts';
import { password } from './harness/cast.ts';
import { barriersOf } from './harness/inspect.ts';
import { arrive, eventually, see } from './harness/see.ts';
import { journey } from './harness/stage.ts';

journey(
  'somebody leaves: all that is theirs on one page, handed to several by rule, and only then is the account closed (ACC-06)',
  { as: 'admin', timeout: 240_000 },
  async (visit) => {
    const { page, t, words, cast, api, company, language, picture } = visit;
    const name = `何离 ${language}`;
    const username = `heli.${language.slice(0, 2)}`;
    const east = await api.named('departments', cast.departments.east);
    const [seller] = (await api.find('users', { where: { username: cast.people.sales.username } })).records;
    const roles = (seller?.roles as { id: number }[] | undefined)?.map(({ id }) => id);
    const person = await api.create('users', { name, username, password, department: east.id, roles });
    const leaver = await new Api(company.url).signIn(username, password);
    const accounts = [];
    for (let nth = 0; nth < 4; nth++)
      accounts.push(await leaver.create('accounts', { name: `老客户${nth} ${language}` }));
    await leaver.create('opportunities', {
      name: `老商机 ${language}`,
      account: accounts[0]?.id,
      closeDate: '2030-06-01',
    });
    await leaver.create('leads', { name: `老线索 ${language}`, company: '某公司' });

    await page.goto(`/users/${person.id}/edit`);
    await choose(page, words.field('users', 'status'), words.choice('users', 'status', 'inactive'));
    await page.getByRole('button', { name: t('form.save'), exact: true }).click();
    const refusal = language === 'en' ? /still owns .*Account/ : /名下还有 .*条客户/;
    await see(page.getByRole('alert').filter({ hasText: refusal }).first());
    await picture('leaver-refused');

    await page.goto(`/users/${person.id}`);
    await page.getByRole('link', { name: t('leave.action'), exact: true }).click();
    await arrive(page, `/users/${person.id}/leave`);
    await see(page.getByRole('heading', { name: t('leave.title', { name }), level: 1 }));
    const owned = (path: string) => page.locator('.leave li').filter({ hasText: words.many(path) });
    await see(owned('accounts').getByText('4'), owned('leads').getByText('1'));
    const everything = page.getByRole('combobox', { name: t('leave.everything') });
    const { sales, colleague, head } = cast.people;
    await pick(page, everything, sales.name);
    await everything.fill(colleague.name);
    await optionNamed(page, colleague.name).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: t('leave.addRule'), exact: true }).click();
    await page.getByLabel(t('leave.ruleModule'), { exact: true }).selectOption('leads');
    await pick(page, page.getByRole('combobox', { name: t('leave.ruleTo') }), head.name);
    await page.keyboard.press('Escape');
    await see(page.getByText(t('leave.ruleMeets', { count: 1 }), { exact: true }));
    if (language !== 'en') expect(await barriersOf(page)).toEqual([]);
    await picture('leaver');
    await page.getByRole('button', { name: t('leave.begin'), exact: true }).click();
    await see(page.getByText(t('leave.done', { name, count: 6 })));
    await picture('leaver-done');

    expect((await api.get('users', person.id)).status).toBe('inactive');
    await eventually(() =>
      new Api(company.url).signIn(username, password).then(
        () => 200,
        (error) => error.status,
      ),
    ).toBe(401);
    const ownersOf = async (path: string) =>
      (await api.find(path, { where: { name: { contains: ' ' } }, sort: 'id' })).records
        .filter((record) => /^老(客户|线索|商机)/.test(String(record.name)))
        .filter((record) => String(record.name).endsWith(` ${language}`))
        .map(({ owner }) => owner?.label);
    expect((await ownersOf('accounts')).toSorted()).toEqual(
      [sales.name, sales.name, colleague.name, colleague.name].toSorted(),
    );
    expect(await ownersOf('leads')).toEqual([head.name]);
    expect(await ownersOf('opportunities')).toEqual([
      (await api.get('accounts', accounts[0]?.id ?? 0)).owner?.label,
    ]);
  },
);
