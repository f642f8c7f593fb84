import type { DemoDoors } from './demoDoors.ts';

const day = 86_400_000;

/** People at customers who have become something else since; what they were is kept. CUS-02 */
export async function seedMoves(doors: DemoDoors, now: Date): Promise<void> {
  const buyers = await doors.find('contact', {
    where: { title: '采购部经理', account: { empty: false } },
    sort: 'createdAt',
    limit: 3,
  });
  for (const [index, { id }] of buyers.entries()) {
    doors.at(new Date(now.getTime() - (40 + index * 25) * day));
    await doors.change(null, 'contact', id, { title: '供应链总监' });
  }
}
