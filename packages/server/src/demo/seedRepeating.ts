import type { DemoDoors, DemoUser } from './demoDoors.ts';

const day = 86_400_000;

/** A customer whose meters are looked after for a fee each month. INV-07 */
export async function seedRepeating(
  doors: DemoDoors,
  staff: ReadonlyMap<string, DemoUser>,
  now: Date,
): Promise<void> {
  const [customer] = await doors.find('account', { where: { grade: 'A' }, sort: 'createdAt', limit: 1 });
  const by = [...staff.values()].find(({ id }) => id === customer?.owner);
  const services = await doors.find('service', { where: { active: true }, sort: 'createdAt', limit: 2 });
  if (!customer || !by) return;
  const begun = new Date(now.getTime() - 20 * day);
  doors.at(begun);
  const [order] = await doors.create(by, 'salesOrder', [
    {
      name: '水表运维年度服务',
      account: customer.id,
      paymentTerms: '每月结算，30 天付款',
      repeats: 'month',
      repeatsFrom: begun.toISOString().slice(0, 10),
      repeatsUntil: new Date(begun.getTime() + 364 * day).toISOString().slice(0, 10),
      paymentDays: 30,
      lines: services.map(({ id }) => ({ item: { module: 'services', id }, quantity: '1' })),
    },
  ]);
  await doors.act(by, 'salesOrder', order as number, 'confirm', {});
}
