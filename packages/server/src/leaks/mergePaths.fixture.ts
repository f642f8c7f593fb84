import type { MergePreviewAnswer } from '@gejie/core';
import { differs, ids, type PathCheck } from './look.fixture.ts';
import { nameOf, phoneOf } from './world.fixture.ts';

/** Ways to records by making one of several. Nothing is merged here: what may be is merged by tests of its own. */
export const mergePaths: Record<string, PathCheck> = {
  'records side by side before they are merged': async (look) => {
    const seen = look.oracle.seen(look.person, 'accounts').slice(0, 5);
    if (seen.length < 2) return [];
    const { status, body } = await look.client.post<MergePreviewAnswer>('/api/accounts/merge/preview', {
      ids: ids(look, seen),
    });
    if (status !== 200) return [`accounts side by side: ${status} ${JSON.stringify(body)}`];
    const knows = look.oracle.seen(look.person, 'contacts');
    const problems = seen.flatMap((account) => {
      const contacts = knows.filter((at) => look.world.records[at]?.account === account).length;
      const moving = body.moving.find(({ id }) => id === look.settled.records[account]);
      const told = moving?.links.find(({ module, field }) => module === 'contacts' && field === 'account');
      return differs(`contacts that would go along from ${nameOf(account)}`, told?.count ?? 0, contacts);
    });
    const phone = look.oracle.hidden(look.person, 'accounts').includes('phone');
    const shown = seen.filter((account) => phone && JSON.stringify(body).includes(phoneOf(account)));
    return [...problems, ...shown.map((account) => `the hidden number of ${nameOf(account)} side by side`)];
  },

  'merging with what is out of sight': async (look) => {
    const [into] = look.oracle
      .all('accounts')
      .filter((at) => look.oracle.may(look.person, 'edit', at) && look.oracle.may(look.person, 'delete', at));
    const unseen = look.oracle.all('accounts').find((at) => !look.oracle.may(look.person, 'see', at));
    if (into === undefined || unseen === undefined) return [];
    const pair = [into, unseen].map((at) => look.settled.records[at]);
    const asked = {
      'side by side': await look.client.post('/api/accounts/merge/preview', { ids: pair }),
      merged: await look.client.post('/api/accounts/merge', { into: pair[0], from: [pair[1]] }),
    };
    return Object.entries(asked)
      .filter(([, { status, body }]) => status !== 404 || JSON.stringify(body).includes(nameOf(unseen)))
      .map(([how, { status }]) => `${nameOf(unseen)} ${how}: ${status}`);
  },
};
