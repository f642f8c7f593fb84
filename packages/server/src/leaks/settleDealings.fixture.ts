import { createHash } from 'node:crypto';
import { stockMovement } from '@gejie/modules';
import type { Session } from '../access/session.ts';
import type { TestApplication } from '../application.fixture.ts';
import { putText } from '../database/files/fileTextRows.ts';
import { insertRecordMail } from '../database/mail/recordMailRows.ts';
import { pairsOf } from '../indexing/pairs.ts';
import { searchForm } from '../indexing/searchForm.ts';
import { notify } from '../notifications/notify.ts';
import { documentText, type SettledActivity, type World } from './world.fixture.ts';

/** Something about an account that belongs to somebody; where every role sees its own alone. */
export interface Dealing {
  id: number;
  /** Places in the world. */
  account: number;
  owner: number;
  /** Its number, which stands in the ledger of the stock as well. */
  number: string;
}

/** What people have with customers beside the records themselves. */
export interface SettledDealings {
  /** Each was mailed once, by whom. */
  orders: (Dealing & { contact: number | null; maker: number })[];
  invoices: Dealing[];
  /** `by`: who promised, and so sees it. */
  promises: (Dealing & { by: number })[];
  reports: { id: number; owner: number; sentTo: number | null }[];
  product: number;
  listPrice: number;
  /** What the product costs a customer, by the account's place, where a price book names it. */
  prices: Map<number, number>;
  /** Pages for customers: of what was sent and of what was not, with what stays inside the house. */
  pages: { sent: { number: string; code: string }; draft: { number: string }; inside: string };
  /** Pages of the administrator's home, by whom they are shared with; null: nobody. */
  homes: { name: string; with: { person: number } | { department: number } | null }[];
}

type Make = (module: string, values: Record<string, unknown>) => Promise<number>;

interface Places {
  records: readonly number[];
  people: readonly number[];
  departments: readonly number[];
}

/** Orders, shipments, promises, reports, prices and pages for customers, on every second account or so. */
export async function settleDealings(
  app: TestApplication,
  world: World,
  places: Places,
  make: Make,
  system: Session,
): Promise<SettledDealings> {
  const doors = app.services.records;
  const { records, people } = places;
  const accounts = world.records.flatMap(({ path }, at) => (path === 'accounts' ? [at] : []));
  const warehouse = await make('warehouse', { name: '总仓', isDefault: true });
  const listPrice = 1000;
  const product = await make('product', { name: '样机', price: String(listPrice) });
  await doors.transaction(system, (work) =>
    work.append(stockMovement, [{ product, warehouse, quantity: '1000', kind: 'counted', label: '期初' }]),
  );
  const ownerOf = (account: number, shift: number) => (account + shift) % people.length;
  const dealings = async (module: string, action: string, some: readonly number[], shift: number) => {
    const made: Dealing[] = [];
    for (const account of some) {
      const owner = ownerOf(account, shift);
      const lines = [{ kind: 'item', item: { module: 'products', id: product }, quantity: '1', price: '1' }];
      const contact = records[contactOf(world, account) ?? -1] ?? null;
      const whose = { account: records[account], contact, owner: people[owner] };
      const values = { name: `样机${account}`, ...whose, lines };
      const { id, number } = await doors.create(system, module, values);
      await doors.act(system, module, id, action, {});
      made.push({ id, account, owner, number: String(number) });
    }
    return made;
  };

  const promises: SettledDealings['promises'] = [];
  for (const account of accounts) {
    const [owner, by] = [ownerOf(account, 1), ownerOf(account, 4)];
    const values = { subject: `允诺${account}`, account: records[account] };
    const whose = { owner: people[owner], promisedBy: people[by] };
    const { id, number } = await doors.create(system, 'commitment', { ...values, ...whose });
    promises.push({ id, account, owner, by, number: String(number) });
  }

  const reports: SettledDealings['reports'] = [];
  for (const [owner, person] of people.entries()) {
    const id = await make('dailyReport', { day: '2026-11-02', words: `心得${owner}`, owner: person });
    const sentTo = owner % 3 === 0 ? ownerOf(owner, 7) : null;
    if (sentTo !== null)
      await doors.update(system, 'dailyReport', id, { status: 'sent', sentTo: people[sentTo] });
    reports.push({ id, owner, sentTo });
  }

  const prices = new Map<number, number>();
  for (const account of accounts.slice(0, 4)) {
    prices.set(account, 500 + account);
    await make('priceBook', {
      name: `专供${account}`,
      position: 100 + account,
      accounts: [records[account]],
      lines: [{ item: { module: 'products', id: product }, price: String(500 + account) }],
    });
  }

  const orders = await dealings('salesOrder', 'confirm', accounts.slice(0, 7), 2);
  return {
    orders: await mailed(app, world, places, orders),
    invoices: await dealings('invoice', 'ship', accounts.slice(7, 11), 5),
    promises,
    reports,
    product,
    listPrice,
    prices,
    pages: await pagesFor(app, system, records[accounts[0] as number] as number, product),
    homes: await homesOf(app, places),
  };
}

function contactOf(world: World, account: number): number | null {
  const at = world.records.findIndex((one) => one.path === 'contacts' && one.account === account);
  return at < 0 ? null : at;
}

/** Lets somebody have sent each order by mail. */
async function mailed(app: TestApplication, world: World, { people }: Places, orders: readonly Dealing[]) {
  const sent: SettledDealings['orders'] = [];
  for (const order of orders) {
    const maker = (order.account + 9) % people.length;
    await insertRecordMail(app.services.database.kysely, {
      module: 'salesOrder',
      record: order.id,
      maker: people[maker] as number,
      way: 'web',
      to: ['sent@customer.example'],
      cc: [],
      replyTo: null,
      subject: '订单',
      text: '见附件',
      signature: null,
      fileName: '订单.pdf',
      file: Buffer.from('%PDF'),
      asked: null,
    });
    sent.push({ ...order, contact: contactOf(world, order.account), maker });
  }
  return sent;
}

async function pagesFor(app: TestApplication, system: Session, account: number, product: number) {
  const doors = app.services.records;
  const inside = '底价九折勿告客户';
  const lines = [{ kind: 'item', item: { module: 'products', id: product }, quantity: '1', price: '1000' }];
  const values = { name: '报价', account, validUntil: '2099-12-31', description: inside, lines };
  const sent = await doors.create(system, 'quote', values);
  await doors.act(system, 'quote', sent.id, 'send', {});
  const { number, code } = await doors.get(system, 'quote', sent.id);
  const draft = await doors.create(system, 'quote', values);
  return {
    sent: { number: String(number), code: String(code) },
    draft: { number: String(draft.number) },
    inside,
  };
}

async function homesOf(app: TestApplication, { people, departments }: Places) {
  const homes: SettledDealings['homes'] = [
    { name: '给同事的一页', with: { person: 3 } },
    { name: '给部门的一页', with: { department: 2 } },
    { name: '自己的一页', with: null },
  ];
  const { status, body } = await app.admin.put('/api/home', {
    version: 0,
    pages: homes.map(({ name, with: readers }) => ({
      name,
      widgets: [],
      shared: readers ? 'some' : 'private',
      users: readers && 'person' in readers ? [people[readers.person]] : [],
      departments: readers && 'department' in readers ? [departments[readers.department]] : [],
    })),
  });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return homes;
}

/** Reminds everybody of everything planned, as if it had been theirs once. */
export async function remindAll(
  app: TestApplication,
  people: readonly number[],
  activities: readonly SettledActivity[],
): Promise<void> {
  const modules = { events: 'calendarEvent', tasks: 'task' };
  await notify(
    app.services.database.kysely,
    activities.flatMap(({ path, id, at }) =>
      people.map((user) => ({
        user,
        kind: 'reminder.due' as const,
        module: modules[path],
        record: id,
        detail: { at },
      })),
    ),
  );
}

/** Reads out the documents on accounts, of these ids, at once, whichever server does such work. */
export async function readOut(app: TestApplication, accounts: Iterable<number>): Promise<void> {
  for (const account of accounts) {
    const text = documentText(account);
    const form = searchForm(text);
    const sha256 = createHash('sha256').update(text).digest('hex');
    const read = { state: 'done' as const, text, form, pairs: pairsOf(form), whole: true };
    await putText(app.services.database.kysely, sha256, read);
  }
}
