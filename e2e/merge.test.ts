import { expect } from 'vitest';
import { announcement, dialog, fact, field, optionNamed, row } from './harness/acts.ts';
import { arrive, eventually, gone, see } from './harness/see.ts';
import { journey, type Visit } from './harness/stage.ts';

let made = 0;

/** Two customers that are one, with a contact at the second. */
async function twins({ api }: Visit) {
  const nth = ++made;
  const kept = `双江机电 ${nth}`;
  const gone = `双江机电有限公司 ${nth}`;
  const first = await api.create('accounts', { name: kept, grade: 'B', phone: '0571-81110001' });
  const second = await api.create('accounts', {
    name: gone,
    grade: 'A',
    website: 'https://shuangjiang.example',
  });
  const contact = await api.create('contacts', { name: `江一 ${nth}`, account: second.id });
  return { kept, gone, first, second, contact };
}

const option = (page: Visit['page'], label: string, of: string) =>
  page.getByRole('radiogroup', { name: label }).getByRole('radio', { name: of, exact: true });

journey('customers that are one are merged from the list, field by field (PLT-09)', {}, async (visit) => {
  const { page, t, words, api, picture } = visit;
  const { kept, gone: lost, first, second, contact } = await twins(visit);
  const many = words.countedByName('accounts', 2);
  await page.goto('/accounts');
  for (const name of [kept, lost]) await row(page, name).getByRole('checkbox').check();
  await page
    .getByRole('toolbar', { name: t('bulk.toolbar') })
    .getByRole('button', { name: t('merge.action') })
    .click();
  const box = dialog(page, t('merge.title', { many }));
  await see(box.getByText(t('merge.choose')));
  const keep = t('merge.keep', { module: words.one('accounts') });
  // The one with a contact is proposed to stay; the other is the older name of the two.
  await box.getByRole('radiogroup', { name: keep }).getByRole('radio').first().check();
  const grade = words.field('accounts', 'grade');
  expect(await option(page, grade, kept).isChecked()).toBe(true);
  await option(page, grade, lost).check();
  expect(await option(page, words.field('accounts', 'website'), lost).isChecked()).toBe(true);
  await see(box.getByText(words.one('contacts'), { exact: false }));
  await picture('merge-dialog');
  await box.getByRole('button', { name: t('merge.do', { many }) }).click();
  await see(announcement(page, t('merge.done', { many, name: kept })));
  await gone(row(page, lost));
  expect(await api.get('accounts', first.id)).toMatchObject({
    name: kept,
    grade: 'A',
    website: 'https://shuangjiang.example',
    phone: '0571-81110001',
  });
  expect(await api.get('contacts', contact.id)).toMatchObject({ account: { id: first.id } });

  // The address of the one that went leads to the one that stayed.
  await page.goto(`/accounts/${second.id}`);
  await arrive(page, `/accounts/${first.id}`);
  await see(announcement(page, t('merge.led', { name: kept })), fact(page, grade));
  await page.getByRole('tab', { name: t('record.history') }).click();
  await see(page.getByText(t('merge.of', { record: lost })).first());
  await picture('merge-history');
});

journey(
  'a record is merged with others from its page, on a phone too',
  { screen: phone() },
  async (visit) => {
    const { page, t, words, api, picture } = visit;
    const { kept, gone: lost, first, second } = await twins(visit);
    await page.goto(`/accounts/${first.id}`);
    await page
      .locator('.record-actions')
      .getByRole('button', { name: t('frame.more') })
      .click();
    await page.getByRole('menuitem', { name: t('merge.with') }).click();
    const which = dialog(page, t('merge.withTitle', { name: kept }));
    await field(which, t('merge.others', { most: 4 })).fill(lost);
    await optionNamed(page, lost).click();
    await page.keyboard.press('Escape');
    await which.getByRole('button', { name: t('merge.next') }).click();
    const many = words.countedByName('accounts', 2);
    const box = dialog(page, t('merge.title', { many }));
    await see(box.getByText(t('merge.choose')));
    await picture('merge-phone');
    await box.getByRole('button', { name: t('merge.do', { many }) }).click();
    const living = async () => {
      const both = await Promise.all([first, second].map(({ id }) => api.get('accounts', id)));
      return both.filter(({ deletedAt }) => deletedAt === null).length;
    };
    await eventually(living).toBe(1);
    await arrive(page, new RegExp(`^/accounts/(${first.id}|${second.id})$`));
  },
);

journey('duplicates are looked for, said to be none, and merged (PLT-09)', {}, async (visit) => {
  const { page, t, words, picture } = visit;
  const { kept, gone: lost } = await twins(visit);
  const [other, same] = await (async () => {
    const pair = await twins(visit);
    return [pair.kept, pair.gone] as const;
  })();
  await page.goto('/accounts');
  await page.getByRole('link', { name: t('duplicates.open') }).click();
  await arrive(page, '/accounts/duplicates');
  await page
    .getByRole('button', { name: new RegExp(`${t('duplicates.search')}|${t('duplicates.again')}`) })
    .click();
  const group = (...names: string[]) =>
    page.getByRole('region', { name: names.join(t('list.comma')), exact: true });
  await see(group(kept, lost), group(other, same));
  await picture('duplicates');
  await group(other, same)
    .getByRole('button', { name: t('duplicates.dismiss') })
    .click();
  await see(announcement(page, t('duplicates.dismissed')));
  await gone(group(other, same));
  await group(kept, lost)
    .getByRole('button', { name: t('merge.action') })
    .click();
  const many = words.countedByName('accounts', 2);
  await dialog(page, t('merge.title', { many }))
    .getByRole('button', { name: t('merge.do', { many }) })
    .click();
  await gone(group(kept, lost));
  // What was said to be different stays so when it is looked for again.
  await page.reload();
  await see(page.getByRole('button', { name: t('duplicates.again') }));
  expect(await group(other, same).count()).toBe(0);
});

function phone() {
  return { viewport: { width: 375, height: 800 } };
}
