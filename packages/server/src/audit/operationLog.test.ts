import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/database.ts';
import { sessionWith } from '../access/access.fixture.ts';
import { connect, type Database, type Executor } from '../database/connection.ts';
import { migrate } from '../database/migrate.ts';
import { append } from './operationLog.ts';

const session = sessionWith({}, { ip: '10.0.0.7' });

let held: TestDatabase;
let database: Database;
beforeAll(async () => {
  held = await createTestDatabase('audit');
  database = connect(held.url);
  await migrate(database);
});
afterAll(async () => {
  await database.close();
  await held.drop();
});

const count = async (db: Executor, table: string) =>
  (await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(db)).rows[0]
    ?.count;

describe('The operation log (ACC-09)', () => {
  it('keeps who, what, how, from where, and the names of then', async () => {
    await append(database.kysely, {
      session,
      kind: 'record.purged',
      module: 'account',
      record: 12,
      label: '华为',
      detail: { reason: 'double' },
    });
    const { rows } = await sql`select * from audit_entry`.execute(database.kysely);
    expect(rows).toMatchObject([
      {
        kind: 'record.purged',
        actor: 7,
        actor_name: '安娜',
        module: 'account',
        record: 12,
        label: '华为',
        way: 'web',
        ip: '10.0.0.7',
        detail: { reason: 'double' },
      },
    ]);
  });

  it('has what committed and nothing of what did not, in one chain over all writers', async () => {
    const other = connect(held.url);
    const before = Number(await count(database.kysely, 'audit_entry'));
    const write = (db: Database, index: number) =>
      db.transaction(async (tx) => {
        await append(tx, { session, kind: 'export', detail: { index } }, { session, kind: 'bulk' });
        if (index % 5 === 0) throw new Error('changed my mind');
      });
    await Promise.allSettled(
      Array.from({ length: 100 }, (_, index) => write(index % 2 === 0 ? database : other, index)),
    );
    await other.close();
    expect(await count(database.kysely, 'audit_entry')).toBe(before + 160);
    const { rows } = await sql`
      select count(*) as links, max(position) as last, (select position from audit_head) as head,
        (select hash from audit_head) = (select hash from audit_link order by position desc limit 1) as same
      from audit_link join audit_entry on entry = id`.execute(database.kysely);
    expect(rows).toEqual([{ links: before + 160, last: before + 160, head: before + 160, same: true }]);
  });

  it.each([
    'update audit_entry set kind = kind',
    'delete from audit_entry',
    'truncate audit_entry',
    'update audit_link set hash = hash',
    'delete from audit_link where position = 1',
    'truncate audit_link',
    'insert into audit_link values (999, 999, sha256(null))',
    'update audit_head set position = position - 1',
    'insert into audit_head values (false, 1, sha256(null))',
    'delete from audit_head',
    'truncate audit_head',
  ])('refuses %s', async (statement) => {
    await expect(sql.raw(statement).execute(database.kysely)).rejects.toThrow(/append-only/);
  });
});
