import { expect } from 'vitest';
import { field, row } from './harness/acts.ts';
import { barriersOf } from './harness/inspect.ts';
import { eventually, see } from './harness/see.ts';
import { journey } from './harness/stage.ts';

journey(
  'an administrator draws a sales process; deals go through it under its names, with its advice, and leave a stage only when all is there (SAL-02)',
  { as: 'admin', timeout: 240_000 },
  async (visit) => {
    const { page, t, words, cast, api, language, another, picture } = visit;
    const stage = (value: string) => words.choice('opportunities', 'stage', value);
    const name = `招标流程 ${language}`;
    const ownName = `标书 ${language}`;
    await page.goto('/pipelines/new');
    await field(page, words.field('pipelines', 'name')).fill(name);
    await page.getByRole('button', { name: t('fields.steps.standard'), exact: true }).click();
    await page
      .getByRole('button', { name: t('fields.steps.addOne', { name: stage('tender') }), exact: true })
      .click();
    const tender = page.getByRole('group', { name: stage('tender'), exact: true });
    // What is added stands before the ends of the process; here it comes before the negotiation.
    await tender
      .getByRole('button', { name: t('fields.steps.up', { name: stage('tender') }), exact: true })
      .click();
    await tender.getByLabel(t('fields.steps.nameOf', { name: stage('tender') })).fill(ownName);
    await tender.getByLabel(t('fields.steps.guidanceOf', { name: stage('tender') })).fill('两人核对标书');
    await tender.getByRole('button', { name: t('list.addCondition') }).click();
    const nextStep = words.field('opportunities', 'nextStep');
    await page.getByRole('textbox', { name: t('list.findField') }).fill(nextStep);
    await page.getByRole('button', { name: nextStep, exact: true }).click();
    const condition = tender.getByRole('group', { name: t('list.condition', { field: nextStep }) });
    await condition.getByRole('button', { name: t('list.operatorOf', { field: nextStep }) }).click();
    await page.getByRole('menuitemradio', { name: t('list.operator.filled'), exact: true }).click();
    if (language !== 'en') expect(await barriersOf(page)).toEqual([]);
    await picture('process-editor');
    await page.getByRole('button', { name: t('form.save'), exact: true }).click();
    await see(page.getByRole('heading', { name, level: 1 }));
    await picture('process');
    const process = await api.named('pipelines', name);
    expect((process.stages as { value: string }[]).map(({ value }) => value)).toEqual([
      'prospecting',
      'qualification',
      'proposal',
      'tender',
      'negotiation',
      'won',
      'lost',
    ]);
    expect(process.stages).toContainEqual(
      expect.objectContaining({ value: 'tender', label: ownName, guidance: '两人核对标书' }),
    );

    const account = await api.named('accounts', cast.accounts.machines);
    const dealName = `招标商机 ${language}`;
    const seller = await another('sales');
    const deal = await (await visit.company.api('sales')).create('opportunities', {
      name: dealName,
      account: account.id,
      pipeline: process.id,
      stage: 'tender',
      closeDate: '2030-08-01',
    });
    await seller.goto(`/opportunities/${deal.id}`);
    const path = seller.getByRole('list', { name: words.field('opportunities', 'stage') });
    await see(path.getByText(ownName), seller.getByText('两人核对标书'));
    await picture('process-deal', seller);
    await path.getByRole('button', { name: stage('negotiation') }).click();
    await see(seller.locator('.announcements').getByText(nextStep));
    await picture('process-refused', seller);
    expect((await api.get('opportunities', deal.id)).stage).toBe('tender');

    await seller.goto(`/opportunities?q=${encodeURIComponent(dealName)}`);
    await see(row(seller, dealName).getByText(ownName));
    await picture('process-list', seller);
    await api.change('opportunities', deal.id, { nextStep: '答疑会' });
    await seller.goto(`/opportunities/${deal.id}`);
    await path.getByRole('button', { name: stage('negotiation') }).click();
    await eventually(async () => (await api.get('opportunities', deal.id)).stage).toBe('negotiation');
    await see(seller.locator('.story, .record-middle').getByText(ownName).first());

    await seller.goto('/opportunities?mode=board');
    const choice = seller.getByRole('button', { name, exact: true });
    await choice.click();
    await see(seller.getByRole('region', { name: ownName, exact: true }));
    await picture('process-board', seller);
  },
);
