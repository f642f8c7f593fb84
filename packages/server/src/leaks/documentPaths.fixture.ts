import type { AnsweredRecord, FileVersion, ListAnswer, SearchAnswer } from '@gejie/core';
import { differs, get, type Look, type PathCheck, sorted } from './look.fixture.ts';
import { documentName, documentText, nameOf } from './world.fixture.ts';

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

  'what is written in documents': async (look) => {
    const found = await get<SearchAnswer>(look, '/api/search', {
      q: '约定',
      modules: 'documents',
      limit: '50',
    });
    const listed = await get<ListAnswer>(look, '/api/documents', { q: '约定', limit: '200' });
    const problems = [
      ...differs('texts by search', sorted(found.groups.flatMap(({ records }) => records)), seen(look)),
      ...differs('texts in the list', sorted(listed.records), seen(look)),
    ];
    for (const [account, { url }] of look.settled.documents) {
      // Each is read by a quarter of the people.
      if ((account + look.person) % 4 !== 0) continue;
      const file = /^\/api\/files\/(\d+)\//.exec(url)?.[1];
      const { status, body } = await look.client.get(`/api/file-texts/${file}`);
      const may = look.oracle.may(look.person, 'see', account);
      const told = JSON.stringify(body).includes(documentText(look.settled.records[account] as number));

      problems.push(
        ...differs(`the text on ${nameOf(account)}`, [status, told], may ? [200, true] : [404, false]),
      );
    }
    return problems;
  },

  'each document, its file and its versions': async (look) => {
    const problems: string[] = [];
    for (const [account, { id, url }] of look.settled.documents) {
      const may = look.oracle.may(look.person, 'see', account);
      const [document, ...parts] = await Promise.all([
        look.client.get<AnsweredRecord>(`/api/documents/${id}`),
        look.client.get<FileVersion[]>(`/api/documents/${id}/versions`),
        look.client.get(url),
      ]);
      for (const { status } of [document, ...parts])
        if (status !== (may ? 200 : 404)) problems.push(`the document of ${nameOf(account)}: ${status}`);
      if (!may) continue;
      const edit = look.oracle.may(look.person, 'edit', account);
      problems.push(...differs(`edit the document of ${nameOf(account)}`, document.body.rights?.edit, edit));
      const list = await get<ListAnswer>(
        look,
        `/api/accounts/${look.settled.records[account]}/related/documents`,
      );
      problems.push(...differs(`documents of ${nameOf(account)}`, sorted(list.records), [id]));
    }
    return problems;
  },
};
