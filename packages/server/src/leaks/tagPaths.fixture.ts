import type { CountedTag, ListAnswer, TaggedAnswer } from '@gejie/core';
import { differs, get, ids, type Look, type PathCheck, sorted } from './look.fixture.ts';
import { paths } from './world.fixture.ts';

const tagged = (tag: number) => JSON.stringify({ tags: { contains: tag } });
const open = ({ oracle, person }: Look) => paths.filter((path) => oracle.opens(person, path));

/** Ways to records by the words that stand on them. PLT-14 */
export const tagPaths: Record<string, PathCheck> = {
  'the cloud of tags, and what each stands on': async (look) => {
    const { common, own } = look.settled.tags;
    const cloud = await get<CountedTag[]>(look, '/api/tags');
    const seen = open(look).map((path) => [path, ids(look, look.oracle.seen(look.person, path))] as const);
    const all = seen.flatMap(([, records]) => records);
    const problems = [
      ...differs('tagged', cloud.find(({ id }) => id === common)?.count ?? 0, all.length),
      ...differs(
        'a tag of somebody’s own',
        cloud.some(({ id }) => id === own.id),
        own.person === look.person,
      ),
    ];
    for (const [path, expected] of seen) {
      const list = await get<ListAnswer>(look, `/api/${path}`, { where: tagged(common), limit: '200' });
      problems.push(...differs(`${path} by a tag`, sorted(list.records), expected));
    }
    const { status, body } = await look.client.get<TaggedAnswer>(`/api/tags/${common}/records`);
    const groups = status === 200 ? body.groups : [];
    problems.push(
      ...differs(
        'records of a tag',
        sorted(groups.flatMap(({ records }) => records)),
        all.sort((a, b) => a - b),
      ),
    );
    if (!open(look).includes('accounts')) return problems;
    const byOwn = await get<ListAnswer>(look, '/api/accounts', { where: tagged(own.id) });
    const expected = own.person === look.person ? 1 : 0;
    return [...problems, ...differs('by a tag of somebody’s own', byOwn.records.length, expected)];
  },
};
