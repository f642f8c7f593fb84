import { Refusal } from '@gejie/core';
import type { DemoDoors, DemoUser } from './demoDoors.ts';
import { Random } from './random.ts';
import type { Values } from './story/plan.ts';

const day = 86_400_000;

type Found = Values & { id: number; owner: number | null };
type Item = { module: string; id: number };

/** What became of an offer, by how many of each hundred. */
const outcomes = { draft: 15, sent: 35, refused: 10, revised: 15, ordered: 25 } as const;

/** Quotes to the deals that are under way, some of them ordered: few, and of every kind. INV-06, INV-07 */
export async function seedOffers(
  doors: DemoDoors,
  staff: ReadonlyMap<string, DemoUser>,
  now: Date,
): Promise<void> {
  const people = new Map([...staff.values()].map((person) => [person.id, person]));
  const random = new Random('offers');
  const items = await soldItems(doors);
  const deals = await doors.find('opportunity', {
    where: { stage: { in: ['proposal', 'negotiation'] }, currency: 'CNY' },
    sort: '-updatedAt',
    limit: 16,
  });
  for (const [index, deal] of deals.entries()) {
    const by = people.get(deal.owner ?? 0);
    if (!by) continue;
    const written = new Date(now.getTime() - (deals.length - index) * day);
    doors.at(written);
    const [quote] = await doors.create(by, 'quote', [offer(random, deal, items, written)]);
    const outcome = random.weighted(outcomes);
    await follow(doors, by, quote as number, outcome, new Date(written.getTime() + day / 2));
  }
}

async function follow(
  doors: DemoDoors,
  by: DemoUser,
  quote: number,
  outcome: keyof typeof outcomes,
  then: Date,
): Promise<void> {
  if (outcome === 'draft') return;
  if (!(await goesOut(doors, by, quote))) return;
  doors.at(then);
  if (outcome === 'refused')
    await doors.act(by, 'quote', quote, 'refuse', { reason: '价格高于预算，改期再议' });
  if (outcome === 'revised') await doors.act(by, 'quote', quote, 'revise', {});
  if (outcome !== 'ordered') return;
  const made = (await doors.act(by, 'quote', quote, 'order', {})) as { salesOrder: { id: number } };
  const dueDate = new Date(then.getTime() + 21 * day).toISOString().slice(0, 10);
  await doors.change(by, 'salesOrder', made.salesOrder.id, { dueDate, paymentTerms: '预付 30%，发货前付清' });
  await doors.act(by, 'salesOrder', made.salesOrder.id, 'confirm', {});
}

/** A colleague's other price stops it, as it would any other day: then it waits for approval. CMP-07 */
async function goesOut(doors: DemoDoors, by: DemoUser, quote: number): Promise<boolean> {
  try {
    await doors.act(by, 'quote', quote, 'send', {});
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await doors.act(by, 'quote', quote, 'askApproval', {});
    return false;
  }
}

function offer(random: Random, deal: Found, items: Items, written: Date): Values {
  const goods = Array.from({ length: random.between(2, 5) }, () => random.pick(items.goods));
  const lines: Values[] = [
    { kind: 'group', description: '设备' },
    ...[...new Set(goods)].map((item) => ({
      item,
      quantity: String(random.between(2, 60)),
      discount: random.chance(0.4) ? { percent: String(random.between(2, 8)) } : null,
    })),
    { kind: 'group', description: '服务' },
    { item: random.pick(items.services), quantity: String(random.between(1, 4)) },
    { kind: 'text', description: '质保 24 个月，随货附出厂检定证书' },
  ];
  return {
    // Orders and invoices are called so after it.
    name: String(deal.name),
    account: deal.account,
    contact: deal.contact,
    opportunity: deal.id,
    validUntil: new Date(written.getTime() + 45 * day).toISOString().slice(0, 10),
    shipping: random.chance(0.3) ? '300' : null,
    terms: '含税含运费；收到预付款后 15 个工作日发货。',
    lines,
  };
}

interface Items {
  goods: Item[];
  services: Item[];
}

async function soldItems(doors: DemoDoors): Promise<Items> {
  const of = async (module: string, path: string) =>
    (await doors.find(module, { where: { active: true }, sort: 'createdAt', limit: 60 })).map(({ id }) => ({
      module: path,
      id,
    }));
  return { goods: await of('product', 'products'), services: await of('service', 'services') };
}
