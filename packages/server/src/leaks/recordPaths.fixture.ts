import type { AccessAnswer, AnsweredRecord } from '@gejie/core';
import { differs, get, type PathCheck } from './look.fixture.ts';
import { nameOf } from './world.fixture.ts';

const parts = [
  '/history',
  '/timeline',
  '/comments',
  '/tags',
  '/files',
  '/followers',
  '/shares',
  '/access',
  '/as-of?at=2100-01-01',
];

/** Ways to one record. */
export const recordPaths: Record<string, PathCheck> = {
  'each record and what hangs on it': async (look) => {
    const problems: string[] = [];
    for (const [at, { path }] of look.world.records.entries()) {
      const url = `/api/${path}/${look.settled.records[at]}`;
      const opens = look.oracle.opens(look.person, path);
      const status = look.oracle.may(look.person, 'see', at) ? 200 : opens ? 404 : 403;
      // Every part of a record is asked for by somebody; of all parts of all records by everybody, one is enough.
      for (const part of ['', parts[(at + look.person) % parts.length]]) {
        const answer = await look.client.get(`${url}${part}`);
        // Where the module is not there for the person, its records may as well not be.
        const same = answer.status === status || (status === 403 && answer.status === 404);
        if (!same) problems.push(`${path} ${nameOf(at)}${part}: ${answer.status} instead of ${status}`);
      }
    }
    return problems;
  },

  'what may be done with each record': async (look) => {
    const problems: string[] = [];
    for (const [at, { path }] of look.world.records.entries()) {
      if (!look.oracle.may(look.person, 'see', at)) continue;
      const { rights } = await get<AnsweredRecord>(look, `/api/${path}/${look.settled.records[at]}`);
      const expected = {
        edit: look.oracle.may(look.person, 'edit', at),
        delete: look.oracle.may(look.person, 'delete', at),
        assign: look.oracle.may(look.person, 'assign', at),
        share: look.oracle.may(look.person, 'share', at),
      };
      problems.push(...differs(`${path} ${nameOf(at)} rights`, rights, expected));
    }
    return problems;
  },

  'addresses of files': async (look) => {
    const problems: string[] = [];
    for (const [account, url] of look.settled.files) {
      const { status } = await look.client.get(url);
      const expected = look.oracle.may(look.person, 'see', account) ? 200 : 404;
      if (status !== expected) problems.push(`file of ${nameOf(account)}: ${status} instead of ${expected}`);
    }
    return problems;
  },

  'who sees a record': async (look) => {
    const problems: string[] = [];
    for (const at of look.oracle.seen(look.person, 'opportunities').slice(0, 2)) {
      const { people } = await get<AccessAnswer>(
        look,
        `/api/opportunities/${look.settled.records[at]}/access`,
      );
      const told = people
        .map(({ user }) => look.settled.people.findIndex(({ id }) => id === user.id))
        .filter((place) => place >= 0);
      const expected = look.world.people.flatMap((_, place) =>
        look.oracle.may(place, 'see', at) ? [place] : [],
      );
      problems.push(
        ...differs(
          `who sees ${nameOf(at)}`,
          told.sort((a, b) => a - b),
          expected,
        ),
      );
      const silent = people.filter(({ reasons }) => reasons.length === 0).map(({ user }) => user.label);
      problems.push(...differs(`seen without a reason: ${nameOf(at)}`, silent, []));
    }
    return problems;
  },
};
