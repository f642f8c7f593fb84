import { address, type Case, type CaseMaking } from './case.ts';

const wanted: [string, string][] = [
  ['1 character', '鑫'],
  ['2 characters, common', '科技'],
  ['2 characters, rare', '欢远'],
  ['4 characters', '智能装备'],
  ['a whole name', '华华智能装备有限公司'],
  ['pinyin', 'huahuazhineng'],
  ['initials', 'hhznzb'],
  ['2 letters', 'hh'],
  ['part of a phone number', '57556'],
  ['a record number', 'ACC-00218'],
  ['no hit', '龘靐齉'],
];

/** The search over all modules behind ⌘K. */
export function searchCases({ session, services }: CaseMaking): Case[] {
  return wanted.map(([name, q]) => ({
    name: `search: ${name}`,
    call: () => ({ method: 'GET', path: address('search', { q }) }),
    ask: () => services.search.search(session, q),
  }));
}
