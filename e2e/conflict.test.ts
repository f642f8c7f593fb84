import { expect } from 'vitest';
import { dialog, fact, field } from './harness/acts.ts';
import { eventually, gone, see } from './harness/see.ts';
import { journey } from './harness/stage.ts';

journey(
  'two people change one field: the second is asked; two fields: both stay',
  { as: 'sales' },
  async (visit) => {
    const { page, t, words, api, another, language, picture } = visit;
    const { id } = await api.create('accounts', { name: `争议客户 ${language}`, fax: '0571-1000000' });
    const [fax, tax] = ['fax', 'taxNumber'].map((name) => words.field('accounts', name));
    if (!fax || !tax) throw new Error('no such fields');
    const head = await another('head');
    await Promise.all([page.goto(`/accounts/${id}`), head.goto(`/accounts/${id}`)]);
    const change = async (screen: typeof page, label: string, value: string) => {
      await fact(screen, label).dblclick();
      await field(screen, label).fill(value);
    };

    // Both have begun upon what they saw; the other is quicker.
    await change(page, fax, '0571-2000000');
    await change(head, fax, '0571-3000000');
    await head.keyboard.press('Enter');
    await eventually(async () => (await api.get('accounts', id)).fax).toBe('0571-3000000');
    await page.keyboard.press('Enter');
    const question = dialog(page, t('conflict.title'));
    await see(question.getByText('0571-2000000'), question.getByText('0571-3000000'));
    await picture('conflict');
    expect((await api.get('accounts', id)).fax).toBe('0571-3000000');
    await question.getByRole('radio').last().check();
    await question.getByRole('button', { name: t('conflict.save') }).click();
    await gone(question);
    await eventually(async () => (await api.get('accounts', id)).fax).toBe('0571-2000000');
    await see(fact(page, fax).getByText('0571-2000000'));

    // Differing fields: nobody is asked, nothing is lost.
    await Promise.all([page.reload(), head.reload()]);
    await change(page, fax, '0571-4000000');
    await change(head, tax, '91330100MA27');
    await head.keyboard.press('Enter');
    await eventually(async () => (await api.get('accounts', id)).taxNumber).toBe('91330100MA27');
    await page.keyboard.press('Enter');
    await eventually(async () => (await api.get('accounts', id)).fax).toBe('0571-4000000');
    expect(await api.get('accounts', id)).toMatchObject({ fax: '0571-4000000', taxNumber: '91330100MA27' });
    await see(fact(page, tax).getByText('91330100MA27'));
    expect(await question.count()).toBe(0);
  },
);
