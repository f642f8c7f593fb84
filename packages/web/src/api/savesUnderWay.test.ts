import { expect, it } from 'vitest';
import { saved, saving } from './savesUnderWay.ts';

it('lets an action wait for what was changed on the same record just before, and for nothing else', async () => {
  const done: string[] = [];
  let end = () => {};
  const save = saving('invoices', 7, new Promise<void>((resolve) => (end = resolve))).then(() =>
    done.push('saved'),
  );
  const action = saved('invoices', 7).then(() => done.push('shipped'));
  await saved('invoices', 8);
  await saved('quotes', 7);
  expect(done).toEqual([]);
  end();
  await Promise.all([save, action]);
  expect([...done].sort()).toEqual(['saved', 'shipped']);
  await saved('invoices', 7);
});

it('does nothing with a record whose change was refused', async () => {
  let refuse = (_error: Error) => {};
  const save = saving('invoices', 7, new Promise((_, reject) => (refuse = reject)));
  const action = saved('invoices', 7);
  refuse(new Error('少：现存 2'));
  await expect(action).rejects.toThrow('现存 2');
  await expect(save).rejects.toThrow('现存 2');
  await saved('invoices', 7);
});
