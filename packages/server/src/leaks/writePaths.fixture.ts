import type { JobAnswer } from '@gejie/core';
import { modules } from '@gejie/modules';
import { imported, jobEnded } from '../import/import.fixture.ts';
import { differs, eachOpenPath, type Look, type PathCheck } from './look.fixture.ts';
import { nameOf, type Path } from './world.fixture.ts';

/** A field of every module that no role hides and no other check looks at, so that it may really be changed. */
const freeField = 'description';

/** Ways to change records. */
export const writePaths: Record<string, PathCheck> = {
  'a change': async (look) => {
    const problems: string[] = [];
    for (const [at, { path }] of look.world.records.entries()) {
      // Each record is tried by a third of the people, each of the others.
      if ((at + look.person) % 3 !== 0) continue;
      const { status } = await look.client.patch(`/api/${path}/${look.settled.records[at]}`, {
        [freeField]: `改于${look.person}`,
      });
      const may = (right: 'see' | 'edit' | 'assign') => look.oracle.may(look.person, right, at);
      // Who may only hand it out is told at the field that it is not among what may be written.
      const refused = may('assign') ? 422 : 403;
      const expected = may('edit') ? 200 : may('see') ? refused : 404;
      // Where the module is not there for the person, it may be said at once.
      const shut = !look.oracle.opens(look.person, path) && status === 403;
      if (status !== expected && !shut)
        problems.push(`change of ${path} ${nameOf(at)}: ${status} instead of ${expected}`);
    }
    return problems;
  },

  'a change of what is hidden': eachOpenPath(async (look, path) => {
    const at = look.oracle.all(path).find((one) => look.oracle.may(look.person, 'edit', one));
    if (at === undefined) return [];
    const problems: string[] = [];
    for (const field of look.oracle.hidden(look.person, path)) {
      const { status, body } = await look.client.patch(`/api/${path}/${look.settled.records[at]}`, {
        [field]: null,
      });
      if (status !== 422) problems.push(`${path}.${field} hidden, yet changed: ${status}`);
      if (JSON.stringify(body).includes(nameOf(at)))
        problems.push(`${path}.${field} refused with its record`);
    }
    return problems;
  }),

  'mass work': eachOpenPath(async (look, path) => {
    if (!isTurnOf(look, path) || !look.oracle.edits(look.person, path)) return [];
    const change = { action: 'update', values: { [freeField]: `众改于${look.person}` } };
    const filtered = await massWork(look, path, { where: {}, ...change });
    const ids = look.oracle.all(path).map((at) => look.settled.records[at]);
    const named = await massWork(look, path, { ids, ...change });
    const [seen, edited] = counts(look, path);
    const all = look.oracle.all(path).length;
    return [
      ...differs(`${path} changed by a filter`, [filtered.updated, filtered.failed], [edited, seen - edited]),
      ...differs(`${path} changed by their ids`, [named.updated, named.failed], [edited, all - edited]),
    ];
  }),

  'an import that updates': eachOpenPath(async (look, path) => {
    if (!isTurnOf(look, path) || !look.oracle.edits(look.person, path)) return [];
    // Whether a name is taken is told of the whole company where making one tells it, too. Elsewhere a row about a record out
    // of sight fares like one about none.
    const all = look.oracle.all(path);
    const rows = namesTold(path) ? all.map(nameOf) : [...all.map(nameOf), `无此${look.person}`];
    const job = await imported(
      look.client,
      path,
      {
        name: 'names.csv',
        bytes: `name,note\n${rows.map((name) => `${name},导入于${look.person}`).join('\n')}\n`,
      },
      { mapping: { name: 'name', note: freeField }, match: ['name'], duplicates: 'update' },
    );
    if (job.state !== 'done') return [`${path} imported: ${job.state}, ${job.error}`];
    const [seen, edited] = counts(look, path);
    const likeNone = namesTold(path) || job.created === 0 ? 0 : rows.length - seen;
    if (job.created > 0) await undone(look, job.id);
    return differs(
      `${path} imported`,
      [job.created, job.updated, job.failed],
      [likeNone, edited, rows.length - edited - likeNone],
    );
  }),
};

function namesTold(path: Path): boolean {
  return modules.some((module) => module.path === path && 'name' in (module.duplicates ?? {}));
}

/** What was made goes again, for the others to meet the records they know. */
async function undone({ client }: Look, job: number): Promise<void> {
  const { status, body } = await client.post<{ job: number }>(`/api/jobs/${job}/undo`);
  if (status !== 202) throw new Error(`undoing an import: ${status} ${JSON.stringify(body)}`);
  await jobEnded(client, body.job);
}

/** Mass work takes its time: each person tries one module, each module is tried by a quarter of the people. */
function isTurnOf({ person, world }: Look, path: Path): boolean {
  const order = [...new Set(world.records.map((record) => record.path))];
  return order[person % order.length] === path;
}

function counts({ oracle, person }: Look, path: Path): [seen: number, edited: number] {
  const seen = oracle.seen(person, path);
  return [seen.length, seen.filter((at) => oracle.may(person, 'edit', at)).length];
}

async function massWork({ client }: Look, path: Path, body: object): Promise<JobAnswer> {
  const { status, body: started } = await client.post<{ job: number }>(`/api/${path}/bulk`, body);
  if (status !== 202) throw new Error(`mass work on ${path}: ${status} ${JSON.stringify(started)}`);
  return jobEnded(client, started.job);
}
