import type { AnsweredRecord, FileVersion, ListAnswer, SearchAnswer } from '@gejie/core';
import { differs, get, type Look, type PathCheck, sorted } from './look.fixture.ts';
import { documentName, nameOf } from './world.fixture.ts';

/** The documents that hang on accounts the person sees. */
function seen({ settled, oracle, person }: Look): number[] {
  return [...settled.documents]
    .flatMap(([account, { id }]) => (oracle.may(person, 'see', account) ? [id] : []))
    .sort((a, b) => a - b);
}

/** Ways to what is seen with the record it hangs on. INT-03 */
export const documentPaths: Record<string, PathCheck> = {
  'documents in lists and search': async (look) => {
    const all = await get<ListAnswer>(look, '/api/documents', { limit: '200', count: '1' });
    const byText = await get<ListAnswer>(look, '/api/documents', { q: documentName, limit: '200' });
    const { groups } = await get<SearchAnswer>(look, '/api/search', { q: documentName, limit: '50' });
    return [
      ...differs('documents', sorted(all.records), seen(look)),
      ...differs('number of documents', all.count?.value, seen(look).length),
      ...differs('documents by text', sorted(byText.records), seen(look)),
      ...differs(
        'documents by search',
        sorted(groups.flatMap(({ module, records }) => (module === 'documents' ? records : []))),
        seen(look),
      ),
    ];
  },

  'each document, its file and its versions': async (look) => {
    const problems: string[] = [];
    for (const [account, { id, url }] of look.settled.documents) {
      const may = look.oracle.may(look.person, 'see', account);
      for (const address of [`/api/documents/${id}`, `/api/documents/${id}/versions`, url]) {
        const { status } = await look.client.get<AnsweredRecord | FileVersion[]>(address);
        if (status !== (may ? 200 : 404)) problems.push(`${address} of ${nameOf(account)}: ${status}`);
      }
      if (!may) continue;
      const { rights } = await get<AnsweredRecord>(look, `/api/documents/${id}`);
      const edit = look.oracle.may(look.person, 'edit', account);
      problems.push(...differs(`edit the document of ${nameOf(account)}`, rights?.edit, edit));
      const list = await get<ListAnswer>(
        look,
        `/api/accounts/${look.settled.records[account]}/related/documents`,
      );
      problems.push(...differs(`documents of ${nameOf(account)}`, sorted(list.records), [id]));
    }
    return problems;
  },
};
