import type { AnsweredRecord } from '@gejie/core';
import type { Template } from '../../test/database.ts';
import { Api, type Values } from './api.ts';
import { type Cast, chinese, english, password, type Role } from './cast.ts';
import { startServer } from './server.ts';

/** Customers besides those with a name in the cast: more than one page of a list. */
const crowd = 130;

/** A small company, made through the API once in a run; each file of journeys works on a copy of its own. */
export const templates: Record<Cast['language'], Template> = {
  'zh-CN': templateOf(chinese, 'e2e_company_zh'),
  en: templateOf(english, 'e2e_company_en'),
};

function templateOf(cast: Cast, name: string): Template {
  return {
    name,
    async fill(url) {
      const server = await startServer({ databaseUrl: url });
      try {
        await found(new Api(server.url), cast);
      } finally {
        await server.stop();
      }
    },
  };
}

/** Sets the company up as its administrator would, then lets its people work. */
export async function found(admin: Api, cast: Cast): Promise<void> {
  const { people, departments } = cast;
  const { language } = cast;
  await admin.call('POST', 'setup', { company: cast.company, ...people.admin, password, language });
  const [company] = (await admin.find('departments')).records;
  const roleIds = (await admin.find('roles', { sort: 'id' })).records.map(({ id }) => id);
  const [, director, head, salesperson] = roleIds;
  const east = await admin.create('departments', { name: departments.east, parent: company?.id });
  const south = await admin.create('departments', { name: departments.south, parent: company?.id });
  const hire = (role: Role, place: AnsweredRecord | undefined, right: number | undefined) =>
    admin.create('users', { ...people[role], password, language, department: place?.id, roles: [right] });
  await hire('director', company, director);
  const leader = await hire('head', east, head);
  await admin.change('departments', east.id, { head: leader.id });
  await hire('sales', east, salesperson);
  await hire('colleague', east, salesperson);
  await hire('south', south, salesperson);
  await work(admin.url, cast);
}

async function work(url: string, cast: Cast): Promise<void> {
  const [sales, colleague, south] = await Promise.all(
    (['sales', 'colleague', 'south'] as const).map((role) =>
      new Api(url).signIn(cast.people[role].username, password),
    ),
  );
  if (!sales || !colleague || !south) throw new Error('Nobody is at work');
  const accounts = await customers(sales, colleague, south, cast);
  await contacts(sales, cast, accounts.telecom);
  await deals(sales, colleague, cast, accounts);
  await leads(sales, cast);
}

type Accounts = Record<keyof Cast['accounts'], AnsweredRecord>;

async function customers(sales: Api, colleague: Api, south: Api, cast: Cast): Promise<Accounts> {
  const account = (api: Api, name: string, values: Values) => api.create('accounts', { name, ...values });
  const { telecom, machines, software, foods } = cast.accounts;
  const made = {
    telecom: await account(sales, telecom, {
      grade: 'A',
      stage: 'customer',
      industry: 'electronics',
      phone: '0755-28780808',
      website: 'https://www.huawei.com',
      nextContactOn: '2030-01-15',
    }),
    machines: await account(sales, machines, { grade: 'B', stage: 'interested', phone: '0574-87651234' }),
    software: await account(colleague, software, { grade: 'B', type: 'partner', phone: '0571-88990011' }),
    foods: await account(south, foods, { grade: 'C', type: 'agent', agentLevel: 'first' }),
  };
  for (const [at, name] of cast.crowd(crowd).entries()) {
    const grade = ['B', 'C', 'D'][at % 3];
    await account(at % 2 === 0 ? sales : colleague, name, { grade, phone: `0512-6000${1000 + at}` });
  }
  return made;
}

async function contacts(sales: Api, cast: Cast, account: AnsweredRecord): Promise<void> {
  const { director, buyer, engineer, outsider } = cast.contacts;
  const contact = (name: string, values: Values) =>
    sales.create('contacts', { name, account: account.id, ...values });
  const top = await contact(director, {
    influence: 'decisionMaker',
    attitude: 'supportive',
    mobile: '13800138001',
  });
  const middle = await contact(buyer, {
    title: cast.words.title,
    influence: 'approver',
    reportsTo: top.id,
    mobile: '13900139002',
    email: 'qian@huawei.com',
  });
  await contact(engineer, { influence: 'user', attitude: 'sceptical', reportsTo: middle.id });
  await contact(outsider, { influence: 'influencer', attitude: 'neutral' });
}

async function deals(sales: Api, colleague: Api, cast: Cast, accounts: Accounts): Promise<void> {
  const { line, service, licence } = cast.opportunities;
  const deal = (api: Api, name: string, account: AnsweredRecord, values: Values) =>
    api.create('opportunities', { name, account: account.id, ...values });
  await deal(sales, line, accounts.telecom, {
    amount: '1280500.00',
    stage: 'proposal',
    closeDate: '2030-03-31',
    nextStep: cast.words.nextStep,
  });
  await deal(sales, service, accounts.machines, {
    amount: '86000',
    stage: 'prospecting',
    closeDate: '2030-02-28',
  });
  await deal(colleague, licence, accounts.software, {
    amount: '240000',
    stage: 'negotiation',
    closeDate: '2030-01-31',
  });
}

async function leads(sales: Api, cast: Cast): Promise<void> {
  const { fair, fairCompany, website, websiteCompany } = cast.leads;
  await sales.create('leads', {
    name: fair,
    company: fairCompany,
    mobile: '13700137003',
    source: 'exhibition',
    status: 'qualified',
    score: 82,
    interests: cast.words.interest,
  });
  await sales.create('leads', {
    name: website,
    company: websiteCompany,
    email: 'feng@huaguang.cn',
    source: 'website',
  });
}
