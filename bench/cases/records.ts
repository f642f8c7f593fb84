import { account } from '@gejie/modules';
import { Random } from '../../packages/server/src/demo/random.ts';
import { companyName } from '../data/names.ts';
import { address, type Case, type CaseMaking } from './case.ts';

/** One record, what hangs on it, and saving. */
export async function recordCases({ session, services }: CaseMaking): Promise<Case[]> {
  const { records: rows } = await services.records.find(session, account.name, {
    fields: ['id'],
    limit: 200,
  });
  const ids = rows.map(({ id }) => id);
  const first = ids[0];
  if (first === undefined) throw new Error('This person has no accounts');
  // Another record and another text at every turn, also between runs and among clients that ask at the same time.
  let turn = Date.now();
  const next = () => ({ id: ids[++turn % ids.length], text: `第 ${turn} 次回访` });
  const related = { fields: ['name', 'title', 'mobile', 'influence', 'owner'], limit: 20 };
  return [
    {
      name: 'record',
      call: () => ({ method: 'GET', path: `/api/accounts/${first}` }),
      ask: () => services.records.get(session, account.name, first),
    },
    {
      name: 'related list (contacts)',
      call: () => ({ method: 'GET', path: address(`accounts/${first}/related/contacts`, related) }),
      ask: () => services.records.related(session, account.name, first, 'contacts', related),
    },
    {
      name: 'save (a note)',
      call: () => {
        const { id, text } = next();
        return { method: 'PATCH', path: `/api/accounts/${id}`, body: { description: text } };
      },
      ask: () => services.records.update(session, account.name, first, { description: next().text }),
      writes: { id: first, among: ids },
    },
    {
      name: 'save (name and phone)',
      call: () => ({ method: 'PATCH', path: `/api/accounts/${next().id}`, body: newNames(turn) }),
      ask: () => services.records.update(session, account.name, first, newNames(++turn)),
      writes: { id: first, among: ids },
    },
    {
      name: 'create',
      call: () => ({
        method: 'POST',
        path: '/api/accounts?duplicates=allow',
        body: { ...newNames(++turn), industry: 'machinery', grade: 'B' },
      }),
      ask: () => services.records.create(session, account.name, newNames(++turn), { duplicates: 'allow' }),
      writes: { id: 0, among: 'new' },
    },
    {
      name: 'create, looking for duplicates',
      call: () => ({
        method: 'POST',
        path: '/api/accounts',
        body: { ...newNames(++turn), industry: 'machinery', grade: 'B' },
      }),
      ask: () => services.records.create(session, account.name, newNames(++turn)),
      writes: { id: 0, among: 'new' },
    },
    {
      name: 'kanban tally (stage, sum)',
      call: () => ({
        method: 'GET',
        path: address('opportunities/tally', { by: 'stage', sum: 'baseAmount' }),
      }),
      ask: () => services.records.tally(session, 'opportunity', { by: 'stage', sum: 'baseAmount' }),
    },
  ];
}

/** Never the same twice, so that every save has something to do. */
function newNames(round: number) {
  const random = Random.of('bench save', round);
  // No number of the company begins with 9: what is made is looked for among its duplicates, and there are none.
  return { name: `${companyName(random)}${random.digits(6)}`, phone: `0571-9${random.digits(7)}` };
}
