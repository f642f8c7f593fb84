import type { AnsweredRecord, Reference } from '@gejie/core';
import { differs, get, type PathCheck } from './look.fixture.ts';
import { Oracle } from './oracle.fixture.ts';
import { companyOf, nameOf, phoneOf, type World } from './world.fixture.ts';

type Converted = { account: Reference; contact: Reference | null; opportunity: Reference | null };
type Preview = { account: { matches: { id?: number; label: string }[] } };

/** Ways to what a lead becomes. MKT-04 */
export const conversionPaths: Record<string, PathCheck> = {
  'who may convert a lead, and what the dialog tells': async (look) => {
    const { oracle, person, settled } = look;
    const problems: string[] = [];
    for (const lead of oracle.all('leads')) {
      const url = `/api/leads/${settled.records[lead]}`;
      const preview = await look.client.get<Preview>(`${url}/conversion`);
      const expected = oracle.may(person, 'edit', lead) ? 200 : oracle.may(person, 'see', lead) ? 403 : 404;
      const shut = !oracle.opens(person, 'leads') && preview.status === 403;
      if (preview.status !== expected && !shut)
        problems.push(`the dialog of ${nameOf(lead)}: ${preview.status} instead of ${expected}`);
      if (preview.status !== 200) {
        const { status } = await look.client.post(`${url}/convert`, {});
        problems.push(...differs(`${nameOf(lead)} converted`, status, preview.status));
        continue;
      }
      const text = JSON.stringify(preview.body);
      const hidden = oracle.hidden(person, 'leads');
      if (hidden.includes('mobile') && text.includes(phoneOf(lead)))
        problems.push(`the hidden number of ${nameOf(lead)} in the dialog`);
      const knowsCompany = !hidden.includes('company');
      if (!knowsCompany && text.includes(companyOf(lead)))
        problems.push(`the hidden company of ${nameOf(lead)} in the dialog`);
      const same = oracle.all('accounts').find((at) => nameOf(at) === companyOf(lead));
      if (same === undefined || !knowsCompany) continue;
      const named = preview.body.account.matches.some(({ id }) => id === settled.records[same]);
      problems.push(
        ...differs(`${nameOf(same)} told as a match`, named, oracle.may(person, 'see', same)),
        ...differs('that there is a match', preview.body.account.matches.length > 0, true),
      );
    }
    return problems;
  },

  'a lead converted and taken back': async (look) => {
    const { oracle, person, settled, client } = look;
    const lead = oracle.all('leads').find((at) => oracle.may(person, 'edit', at));
    if (lead === undefined) return [];
    const url = `/api/leads/${settled.records[lead]}`;
    const unseen = oracle.all('accounts').find((at) => !oracle.may(person, 'see', at));
    const problems: string[] = [];
    if (unseen !== undefined) {
      const into = { account: settled.records[unseen], contact: null };
      const { status, body } = await client.post(`${url}/convert`, into);
      const told = JSON.stringify(body).includes(nameOf(unseen));
      problems.push(
        ...differs(`${nameOf(lead)} into what is out of sight`, [status < 400, told], [false, false]),
      );
      if (status < 400) return problems;
    }
    const name = `由${nameOf(lead)}而来${person}`;
    const { status, body } = await client.post<Converted>(`${url}/convert`, {
      account: { name },
      contact: null,
    });
    const creates = oracle.creates(person, 'accounts');
    problems.push(...differs(`${nameOf(lead)} converted`, status, creates ? 200 : 403));
    if (status !== 200) return problems;
    problems.push(
      ...differs('what came of it', body, {
        ...body,
        account: { id: body.account.id, label: name },
        contact: null,
        opportunity: null,
      }),
    );
    const after = new Oracle(withCustomerOf(look.world, lead));
    const customer = look.world.records.length;
    const sees = after.may(person, 'see', customer);
    for (const address of [url, `${url}/as-of?at=2100-01-01`]) {
      const { convertedAccount } = await get<AnsweredRecord>(look, address);
      const { label } = convertedAccount as Reference;
      problems.push(...differs(`the customer named at ${address}`, label, sees ? name : null));
    }
    for (const [other, { client: browser }] of settled.people.entries()) {
      const asked = await look
        .as({ cookie: browser.cookie as string })
        .get(`/api/accounts/${body.account.id}`);
      const may = after.may(other, 'see', customer);
      problems.push(...differs(`the customer of ${nameOf(lead)} to ${other}`, asked.status === 200, may));
    }
    const undone = await client.post(`${url}/undoConversion`, {});
    problems.push(...differs('taken back', undone.status, 200));
    const gone = await client.get<AnsweredRecord>(`/api/accounts/${body.account.id}`);
    const lives = gone.status === 200 && gone.body.deletedAt === null;
    problems.push(...differs('the customer that was taken back', lives, false));
    return problems;
  },
};

/** The world with what a lead becomes: whose it was; with whom it was shared, the customer is shared as well. */
function withCustomerOf(world: World, lead: number): World {
  const { owner, department, stage } = world.records[lead] as World['records'][number];
  const customer = world.records.length;
  const industry = 'none' as World['records'][number]['industry'];
  return {
    ...world,
    records: [...world.records, { path: 'accounts', owner, department, account: null, industry, stage }],
    shares: world.shares.flatMap((share) =>
      share.record === lead ? [share, { ...share, record: customer }] : [share],
    ),
  };
}
