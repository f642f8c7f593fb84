import { account, type contact, opportunity } from '@gejie/modules';
import type { FindQuery } from '../../packages/server/src/reading/findQuery.ts';
import { address, type Case, type CaseMaking } from './case.ts';
import { cursorBefore } from './farPage.ts';

type Listed = typeof account | typeof contact | typeof opportunity;

/** Pages of lists and what is asked with them, as the list screen does. */
export async function listCases(making: CaseMaking): Promise<Case[]> {
  const { session, services } = making;
  const list = (name: string, module: Listed, query: FindQuery): Case => {
    const whole = { fields: [...module.list], ...query };
    return {
      name,
      call: () => ({ method: 'GET', path: address(module.path, { ...whole }) }),
      ask: () => services.records.find(session, module.name, whole),
    };
  };
  const far = await cursorBefore(making, 5000);
  const me = session.user?.id ?? 0;
  return [
    list('list, first page', account, {}),
    list(`list, page ${far.page.toLocaleString('en')}`, account, { after: far.cursor }),
    list('list, every field', account, { fields: undefined }),
    list('list with its count', account, { count: true }),
    list('count alone', account, { fields: ['id'], limit: 1, count: true }),
    list('name contains 科技 (common)', account, { where: { name: { contains: '科技' } } }),
    list('name contains 欢远 (rare)', account, { where: { name: { contains: '欢远' } } }),
    list('text search 科技 (common)', account, { q: '科技' }),
    list('text search 欢远 (rare)', account, { q: '欢远' }),
    list('text search 科技, counted', account, { q: '科技', limit: 1, count: true }),
    list('stage and owner', opportunity, { where: { stage: 'proposal', owner: me } }),
    list('stage and owner, counted', opportunity, { where: { stage: 'proposal', owner: me }, count: true }),
    list('industry beyond the account', opportunity, { where: { 'account.industry': 'finance' } }),
    list('sorted by amount', opportunity, { sort: '-amount' }),
    list('sorted by close date', opportunity, { sort: 'closeDate' }),
    list('sorted by name (pinyin)', account, { sort: 'name' }),
    list('sorted by grade (choice)', account, { sort: 'grade' }),
    list('sorted by account (reference)', opportunity, { sort: 'account' }),
    list('sorted by owner (reference)', opportunity, { sort: '-owner' }),
  ];
}
