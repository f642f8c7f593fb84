import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApplication, type TestApplication } from '../application.fixture.ts';
import { connect } from '../database/connection.ts';

type Line = { id: number; description: string; quantity: string };
type Quote = { id: number; lines: Line[] };

let app: TestApplication;
let account: number;
beforeAll(async () => {
  app = await openApplication('kept_lines');
  account = (await app.admin.post<{ id: number }>('/api/accounts', { name: '海川水务' })).body.id;
});
afterAll(() => app.close());

const line = (description: string) => ({ description, quantity: '1', price: '10' });

async function quoted(count: number): Promise<Quote> {
  const lines = Array.from({ length: count }, (_, nth) => line(`第 ${nth + 1} 项`));
  const body = { name: '长报价', account, validUntil: '2099-12-31', lines };
  return (await app.admin.post<Quote>('/api/quotes', body)).body;
}

/** In which transaction each line was last written. */
async function writtenIn(document: number): Promise<Map<number, string>> {
  const database = connect(app.databaseUrl, 1);
  try {
    const { rows } = await sql<{ id: number; xmin: string }>`
      select id, xmin::text as xmin from document_line where document = ${document}`.execute(database.kysely);
    return new Map(rows.map(({ id, xmin }) => [id, xmin]));
  } finally {
    await database.close();
  }
}

describe('Lines that are saved (INV-05)', () => {
  it('of many, only the one that changed is written', async () => {
    const { id, lines } = await quoted(40);
    const before = await writtenIn(id);
    const changed = lines[7] as Line;
    const saved = await app.admin.patch(`/api/quotes/${id}`, {
      lines: lines.with(7, { ...changed, quantity: '5' }),
    });
    expect(saved.status).toBe(200);
    const after = await writtenIn(id);
    expect([...after].flatMap(([of, xmin]) => (before.get(of) === xmin ? [] : [of]))).toEqual([changed.id]);
  });

  it('are those that were sent, whatever was moved, left out, put in and changed', async () => {
    const { id, lines } = await quoted(6);
    const [a, b, c, d, e, f] = lines as [Line, Line, Line, Line, Line, Line];
    const steps: Partial<Line>[][] = [
      [b, a, c, d, e, f],
      [b, line('新的'), c, { ...d, quantity: '3' }, f],
      [f, b],
      [line('一'), f, line('二'), { ...b, quantity: '9' }],
      [],
    ];
    for (const sent of steps) {
      const { status } = await app.admin.patch(`/api/quotes/${id}`, { lines: sent });
      expect(status).toBe(200);
      const kept = (await app.admin.get<Quote>(`/api/quotes/${id}`)).body.lines ?? [];
      expect(kept.map(({ description, quantity }) => [description, Number(quantity)])).toEqual(
        sent.map(({ description, quantity }) => [description, Number(quantity)]),
      );
    }
  });
});
