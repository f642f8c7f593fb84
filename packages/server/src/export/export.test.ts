import { buffer } from 'node:stream/consumers';
import { readXlsx } from 'hucre/xlsx';
import iconv from 'iconv-lite';
import { sql } from 'kysely';
import readExcelFile from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { shownByLibreOffice } from '../../../../test/office.ts';
import type { Session } from '../access/session.ts';
import { LiveRegistry } from '../customization/liveRegistry.ts';
import {
  allRights,
  deal,
  firm,
  openRecordBench,
  ownRights,
  type RecordBench,
  refusal,
  testDepartment,
  testUser,
} from '../records/records.fixture.ts';
import { createExportService } from './createExportService.ts';
import type { ExportQuery, ExportService } from './exportService.ts';

let bench: RecordBench;
let boss: Session;
let exports: ExportService;
let firmId: number;

beforeAll(async () => {
  bench = await openRecordBench();
  boss = await bench.person('老板', { rights: allRights });
  const live = await LiveRegistry.open(bench.database, [testUser, testDepartment, firm, deal]);
  exports = createExportService({
    database: bench.database,
    registry: () => live.now(),
    records: bench.records,
    clock: () => bench.clock.now,
    onFault: (error) => {
      throw error;
    },
  });
  firmId = (
    await bench.records.create(boss, 'firm', {
      name: '=HYPERLINK("http://x")',
      phone: '+86 571 8816',
      secretNote: '机密',
    })
  ).id;
  await bench.records.saveBatch(
    boss,
    'deal',
    Array.from({ length: 450 }, (_, index) => ({
      values: {
        name: `第${index}单`,
        firm: firmId,
        amount: `${index}.50`,
        stage: 'won',
        closeDate: '2026-11-23',
        urgent: index % 2 === 0,
      },
    })),
  );
});

afterAll(() => bench.close());

const bytes = async (session: Session, module: string, query: ExportQuery) =>
  buffer((await exports.export(session, module, query)).content);

test('a workbook holds every page of the list, numbers as numbers, names instead of ids', async () => {
  const file = await bytes(boss, 'deal', {
    where: { stage: 'won', name: { startsWith: '第' }, amount: { empty: false } },
    sort: 'amount',
    fields: ['name', 'firm', 'stage', 'amount', 'urgent', 'firm.phone'],
  });
  const rows = (await readXlsx(file)).sheets[0]?.rows ?? [];
  expect(rows[0]).toEqual(['名称', '公司', '阶段', '金额', '紧急', '公司 · 电话']);
  expect(rows).toHaveLength(451);
  expect(rows[1]).toEqual(['第0单', '=HYPERLINK("http://x")', '赢单', 0.5, '是', '+86 571 8816']);
  expect(rows[450]?.[3]).toBe(449.5);
});

test('a workbook is read by others as it was meant: text stays text, whatever it begins with', async () => {
  const { id } = await bench.records.create(boss, 'firm', {
    name: '=1+1',
    phone: '+86 10 1',
    secretNote: '-2',
  });
  const file = await bytes(boss, 'firm', { ids: [id], fields: ['name', 'phone', 'secretNote', 'openDeals'] });
  const sheets = (await readExcelFile(file)) as unknown as { sheet: string; data: unknown[][] }[];
  expect(sheets[0]?.data).toEqual([
    ['名称', '电话', '机密', '进行中'],
    ['=1+1', '+86 10 1', '-2', 0],
  ]);
  await bench.records.remove(boss, 'firm', id);
});

test('a workbook opens in LibreOffice as it was meant: no formula, every digit, texts of any length (PLT-12)', async () => {
  const { id } = await bench.records.create(boss, 'firm', {
    name: '=1+1',
    phone: '+86 10 1',
    secretNote: '12345678901234567890.10',
    about: `<p>${'长'.repeat(40_000)}</p>`,
  });
  const fields = ['name', 'phone', 'secretNote', 'openDeals', 'about'];
  const [head, row] = await shownByLibreOffice(await bytes(boss, 'firm', { ids: [id], fields }));
  expect(head).toEqual(['名称', '电话', '机密', '进行中', '介绍']);
  expect(row?.slice(0, 4)).toEqual(['=1+1', '+86 10 1', '12345678901234567890.10', '0']);
  expect([row?.[4]?.length, row?.[4]?.slice(-2)]).toEqual([32_767, '长…']);
  await bench.records.remove(boss, 'firm', id);
});

test('a CSV is UTF-8 with a byte order mark or GBK, and runs no formula', async () => {
  const utf8 = await bytes(boss, 'firm', { format: 'csv', fields: ['name', 'phone'] });
  expect([...utf8.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(utf8.toString('utf8').slice(1)).toBe(`名称,电话\r\n"'=HYPERLINK(""http://x"")",+86 571 8816\r\n`);
  const gbk = await bytes({ ...boss, language: 'en' }, 'firm', {
    format: 'csv',
    encoding: 'gbk',
    fields: ['secretNote'],
  });
  expect(iconv.decode(gbk, 'gb18030')).toBe('Secret note\r\n机密\r\n');
});

test('dates and numbers are written for programs, or as the caller reads them; a workbook keeps its numbers (PLT-16)', async () => {
  if (!boss.user) throw new Error('nobody');
  const german: Session = { ...boss, user: { ...boss.user, dateFormat: 'dmy', numberFormat: 'point' } };
  const fields = ['name', 'amount', 'closeDate'];
  const where = { name: '第449单' };
  const text = async (query: ExportQuery) =>
    (await bytes(german, 'deal', { where, fields, ...query })).toString('utf8').split('\r\n')[1];
  expect(await text({ format: 'csv' })).toBe('第449单,449.5,2026-11-23');
  expect(await text({ format: 'csv', writing: 'own' })).toBe('第449单,"449,50",23/11/2026');
  const sheet = await readXlsx(await bytes(german, 'deal', { where, fields, writing: 'own' }));
  expect(sheet.sheets[0]?.rows[1]).toEqual(['第449单', 449.5, '23/11/2026']);
  expect(
    (await bytes(boss, 'deal', { where, fields, format: 'csv', writing: 'own' })).toString('utf8'),
  ).toContain('第449单,449.5,2026-11-23');
});

test('only what the caller may read, only with the right to export, and it is logged', async () => {
  const blind = await bench.person('盲', {
    rights: { '*': { ...allRights['*'], fields: { secretNote: 'hidden' } } },
  });
  expect((await bytes(blind, 'firm', { format: 'csv' })).toString()).not.toContain('机密');
  expect((await refusal(exports.export(blind, 'firm', { fields: ['secretNote'] }))).kind).toBe('malformed');
  expect((await refusal(exports.export(blind, 'firm', { where: { secretNote: '机密' } }))).kind).toBe(
    'malformed',
  );
  expect((await refusal(exports.export(blind, 'firm', { format: 'pdf' }))).kind).toBe('malformed');
  const own = await bench.person('自己', { rights: ownRights });
  expect((await bytes(own, 'firm', { format: 'csv', fields: ['name'] })).toString('utf8').slice(1)).toBe(
    '名称\r\n',
  );
  const without = await bench.person('无', { rights: { '*': { see: 'all' } } });
  expect((await refusal(exports.export(without, 'firm', {}))).kind).toBe('forbidden');
  await vi.waitFor(async () => {
    const { rows } = await sql`
      select kind, detail->>'format' as format, (detail->>'rows')::int as rows from audit_entry
      where actor = ${own.user?.id} order by at, id`.execute(bench.database.kysely);
    expect(rows).toEqual([
      { kind: 'export.started', format: 'csv', rows: null },
      { kind: 'export', format: 'csv', rows: 0 },
    ]);
  });
});
