import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/database.ts';
import { sessionWith } from '../access/access.fixture.ts';
import { connect, type Database } from '../database/connection.ts';
import { migrate } from '../database/migrate.ts';
import { Anchors, readAnchors } from './anchors.ts';
import { append } from './operationLog.ts';
import { verifyChain } from './verifyChain.ts';

const session = sessionWith({});

let held: TestDatabase;
let database: Database;
let dataDirectory: string;
beforeEach(async () => {
  held = await createTestDatabase('audit');
  database = connect(held.url);
  dataDirectory = await mkdtemp(join(tmpdir(), 'gejie-audit-'));
  await migrate(database);
  for (let nth = 1; nth <= 10; nth++)
    await append(database.kysely, { session, kind: 'export', label: `第 ${nth} 次`, detail: { rows: nth } });
});
afterEach(async () => {
  await database.close();
  await held.drop();
  await rm(dataDirectory, { recursive: true });
});

/** As somebody whom no trigger stops. */
async function tamper(...statements: string[]): Promise<void> {
  const url = new URL(inject('postgres'));
  url.pathname = new URL(held.url).pathname;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query('set session_replication_role = replica');
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

const nth = (position: number) => `(select entry from audit_link where position = ${position})`;
/** What somebody who knows how would do: hash anew from a position on, and move the head. */
const rehash = (from: number) => `do $$ declare l record; h bytea; e audit_entry; begin
  select hash into h from audit_link where position = ${from} - 1;
  for l in select * from audit_link where position >= ${from} order by position loop
    select * into e from audit_entry where id = l.entry;
    h := sha256(h || convert_to(audit_content(l.position, e), 'UTF8'));
    update audit_link set hash = h where position = l.position;
  end loop;
  update audit_head set (position, hash) = (select position, hash from audit_link order by position desc limit 1);
end $$`;

describe('Verifying the operation log (ACC-09)', () => {
  it('finds a log whole that nobody has touched, and goes on finding it so', async () => {
    expect(await verifyChain(database)).toMatchObject({ intact: true, head: { position: 10 } });
    await database.transaction((tx) => append(tx, { session, kind: 'bulk' }, { session, kind: 'export' }));
    expect(await verifyChain(database)).toMatchObject({ intact: true, head: { position: 12 } });
  });

  it.each<[string, string[], string, number | null]>([
    ['a changed word', [`update audit_entry set label = '第 99 次' where id = ${nth(4)}`], 'changed', 4],
    [
      'a changed detail',
      [`update audit_entry set detail = '{"rows": 1}' where id = ${nth(7)}`],
      'changed',
      7,
    ],
    [
      'a changed time',
      [`update audit_entry set at = at - interval '1 day' where id = ${nth(2)}`],
      'changed',
      2,
    ],
    ['another person', [`update audit_entry set actor = 8 where id = ${nth(10)}`], 'changed', 10],
    ['a deleted entry', [`delete from audit_entry where id = ${nth(5)}`], 'missing', 5],
    [
      'an entry deleted with its link',
      [`delete from audit_entry where id = ${nth(5)}`, 'delete from audit_link where position = 5'],
      'renumbered',
      5,
    ],
    ['the first entry deleted', [`delete from audit_entry where id = ${nth(1)}`], 'missing', 1],
    [
      'deleted last entries',
      [
        'delete from audit_entry where id in (select entry from audit_link where position > 8)',
        'delete from audit_link where position > 8',
      ],
      'cut off',
      9,
    ],
    ['everything deleted', ['truncate audit_entry, audit_link'], 'cut off', 1],
    ['the head taken away', ['delete from audit_head'], 'headless', null],
    [
      'an inserted entry',
      [`insert into audit_entry (kind, way) values ('export', 'web')`],
      'slipped in',
      null,
    ],
    [
      'an inserted entry with a link of its own',
      [
        `insert into audit_entry (id, kind, way) values (1000000, 'export', 'web')`,
        `insert into audit_link values (11, 1000000, sha256('guessed'))`,
      ],
      'changed',
      11,
    ],
    [
      'two entries swapped',
      [
        `do $$ declare third bigint := ${nth(3)}; fourth bigint := ${nth(4)}; begin
          update audit_link set entry = -1 where position = 3;
          update audit_link set entry = third where position = 4;
          update audit_link set entry = fourth where position = 3;
        end $$`,
      ],
      'changed',
      3,
    ],
    [
      'the contents of two entries swapped',
      [
        `update audit_entry a set (label, detail) = (select b.label, b.detail from audit_entry b where b.id =
          case a.id when ${nth(3)} then ${nth(4)} else ${nth(3)} end) where a.id in (${nth(3)}, ${nth(4)})`,
      ],
      'changed',
      3,
    ],
    ['a changed hash', ['update audit_link set hash = sha256(hash) where position = 6'], 'changed', 6],
  ])('says where: %s', async (_what, statements, kind, position) => {
    await tamper(...statements);
    expect(await verifyChain(database)).toMatchObject({ intact: false, breach: { kind, position } });
  });

  it('tells a log that was rewritten as a whole by what was noted outside the database', async () => {
    const anchors = new Anchors(database, dataDirectory);
    await anchors.note();
    await append(database.kysely, { session, kind: 'bulk' });
    await tamper(`update audit_entry set label = 'nobody' where id = ${nth(6)}`, rehash(6));
    // Without the notes nothing can tell: said so in docs/operation-log.md.
    expect(await verifyChain(database)).toMatchObject({ intact: true });
    expect(await verifyChain(database, await readAnchors(dataDirectory))).toMatchObject({
      intact: false,
      breach: { kind: 'rewritten', position: 10 },
    });
  });

  it('tells a tail that was cut off with the head moved back by what was noted outside the database', async () => {
    const anchors = new Anchors(database, dataDirectory);
    await anchors.note();
    await tamper(
      'delete from audit_entry where id in (select entry from audit_link where position > 8)',
      'delete from audit_link where position > 8',
      'update audit_head set (position, hash) = (select position, hash from audit_link where position = 8)',
    );
    expect(await verifyChain(database, await readAnchors(dataDirectory))).toMatchObject({
      intact: false,
      breach: { kind: 'cut off', position: 9 },
    });
  });

  it('notes only what is new, and reads over a line that a crash cut off', async () => {
    const anchors = new Anchors(database, dataDirectory);
    await anchors.note();
    await anchors.note();
    expect(await readAnchors(dataDirectory)).toHaveLength(1);
    await mkdir(join(dataDirectory, 'audit'), { recursive: true });
    await writeFile(join(dataDirectory, 'audit/anchors.jsonl'), '{"at":"2026-11-25', { flag: 'a' });
    expect(await readAnchors(dataDirectory)).toHaveLength(1);
  });

  it('is a command: 0 and the head when all is well, 1 and the place when not', async () => {
    const verify = () =>
      promisify(execFile)(process.execPath, [join(import.meta.dirname, '../auditVerify.ts')], {
        env: { ...process.env, DATABASE_URL: held.url, DATA_DIR: dataDirectory },
      });
    expect((await verify()).stdout).toMatch(/操作日志完整：10 条.*\n10:[0-9a-f]{64}\n/);
    await tamper(`update audit_entry set label = 'x' where id = ${nth(4)}`);
    await expect(verify()).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/#4 · id \d+ .*改动/s),
    });
  });
});
