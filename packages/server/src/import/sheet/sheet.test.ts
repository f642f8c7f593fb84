import { writeXlsx } from 'hucre/xlsx';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { refusal } from '../../records/records.fixture.ts';
import { openSheet, type SheetOptions } from './openSheet.ts';
import { columnLetter } from './sheet.ts';

async function read(bytes: Buffer | string, options: SheetOptions = {}) {
  const sheet = await openSheet(Buffer.from(bytes as string), options);
  const rows = [];
  for await (const row of sheet.rows()) rows.push(row);
  return { ...sheet, rows };
}
const cells = ({ rows }: { rows: { cells: string[] }[] }) => rows.map((row) => row.cells);

describe('a CSV', () => {
  const text = '客户名称,电话\r\n华为技术,0571-1234\r\n𠮷龘公司,\r\n';

  test.each([
    ['UTF-8', iconv.encode(text, 'utf8'), 'utf-8'],
    ['UTF-8 with a mark', iconv.encode(text, 'utf8', { addBOM: true }), 'utf-8'],
    ['GB18030', iconv.encode(text, 'gb18030'), 'gbk'],
    ['UTF-16 with a mark', iconv.encode(text, 'utf16le', { addBOM: true }), 'utf-8'],
  ])('in %s is read as what it is', async (_name, bytes, encoding) => {
    const sheet = await read(bytes);
    expect(sheet.encoding).toBe(encoding);
    expect(sheet.columns).toEqual(['客户名称', '电话']);
    expect(cells(sheet)).toEqual([
      ['华为技术', '0571-1234'],
      ['𠮷龘公司', ''],
    ]);
  });

  test('in GBK is told from UTF-8 however late its first Chinese character comes', async () => {
    const late = `name,phone\n${'plain,1\n'.repeat(20_000)}联通,2\n`;
    const sheet = await read(iconv.encode(late, 'gbk'));
    expect(sheet.encoding).toBe('gbk');
    expect(sheet.rows.at(-1)).toEqual({ row: 20_002, cells: ['联通', '2'] });
  });

  test.each([
    ['a semicolon', 'a;b;c\n1,5;2;3\n'],
    ['a tab', 'a\tb\tc\n1,5\t2\t3\n'],
    ['what Excel says', 'sep=;\na;b;c\n1,5;2;3\n'],
  ])('separated by %s', async (_name, csv) => {
    const sheet = await read(csv);
    expect(sheet.columns).toEqual(['a', 'b', 'c']);
    expect(cells(sheet)).toEqual([['1,5', '2', '3']]);
  });

  test('of a single column, with quotes, line breaks in cells, blank lines and stray quotes', async () => {
    expect(cells(await read('名称\n甲\n乙\n'))).toEqual([['甲'], ['乙']]);
    const sheet = await read('名称,说明\n\n"甲ﾠ""大"" 公司","两\n行"\n,,\n3" 管,x\n');
    expect(sheet.rows).toEqual([
      { row: 3, cells: ['甲ﾠ"大" 公司', '两\n行'] },
      { row: 5, cells: ['3" 管', 'x'] },
    ]);
  });

  test('with a title above, names that are empty or come twice, rows that are too short or too long', async () => {
    const sheet = await read('客户资料表,,\n\n名称,电话,,电话\n甲\n乙,1,2,3,多\n');
    expect(sheet.columns).toEqual(['名称', '电话', '[C]', '电话 (2)']);
    expect(sheet.rows).toEqual([
      { row: 4, cells: ['甲', '', '', ''] },
      { row: 5, cells: ['乙', '1', '2', '3', '多'] },
    ]);
  });

  test('that is none, is empty, or never closes a quote is refused in words', async () => {
    expect((await refusal(read(Buffer.from([0x25, 0x50, 0x44, 0x46, 0x2d])))).kind).toBe('wrongType');
    expect((await refusal(read(Buffer.from([0xd0, 0xcf, 0x11, 0xe0])))).detail.zh).toContain('XLSX');
    expect((await refusal(read('\n \n'))).kind).toBe('malformed');
    expect((await refusal(read(`a,b\n1,"${'x'.repeat(3_000_000)}`))).detail.zh).toContain('第 2 行');
    expect((await refusal(read(Buffer.from([0x61, 0x0a, 0x80, 0xff, 0xff, 0x0a])))).kind).toBe('wrongType');
  });
});

describe('a workbook', () => {
  test('gives plain texts: digits without exponent, days, times, truths', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: '说明', rows: [['只有说明']] },
        {
          name: '客户',
          rows: [
            ['名称', '电话', '日期', '时刻', '金额', '有效'],
            [
              '甲',
              13800138000,
              new Date('2026-11-23T00:00:00Z'),
              new Date('2026-11-23T09:30:00Z'),
              0.1 + 0.2,
              true,
            ],
            [null, null, null],
            ['乙', 1e20, null, null, 1e-7, false],
          ],
        },
      ],
    });
    const sheet = await read(Buffer.from(bytes), { sheet: '客户' });
    expect(sheet.sheets).toEqual(['说明', '客户']);
    expect(sheet.rows).toEqual([
      { row: 2, cells: ['甲', '13800138000', '2026-11-23', '2026-11-23 09:30:00', '0.3', 'TRUE'] },
      { row: 4, cells: ['乙', '100000000000000000000', '', '', '0.0000001', 'FALSE'] },
    ]);
    expect((await read(Buffer.from(bytes))).sheet).toBe('说明');
    expect((await refusal(read(Buffer.from(bytes), { sheet: '没有' }))).kind).toBe('malformed');
  });

  test('with merged cells says in each of them what they hold together (PLT-11, INV-05)', async () => {
    const merge = (from: string, to: string) => {
      const [startCol, startRow, endCol, endRow] = [from, to].flatMap((cell) => [
        cell.charCodeAt(0) - 65,
        Number(cell.slice(1)) - 1,
      ]);
      return { startRow, startCol, endRow, endCol } as never;
    };
    const sheets = [
      {
        name: '别的',
        rows: [
          ['甲', '乙'],
          ['1', '2'],
          ['3', '4'],
        ],
        merges: [merge('A2', 'B3')],
      },
      {
        name: '报价 & 明细',
        rows: [
          ['2026 年价目', null, null],
          ['分类', '产品', '价格'],
          ['水表', 'SM-1', '１，２８０．５０'],
          [null, 'SM-2', 390],
          [null, null, null],
          ['阀门', 'V-1', 12],
          [null, 'V-2', null],
          ['法兰', null, 7],
        ],
        merges: [
          merge('A1', 'C1'),
          merge('A3', 'A5'),
          merge('A6', 'A7'),
          merge('C6', 'C7'),
          merge('A8', 'B8'),
        ],
      },
    ];
    const bytes = Buffer.from(await writeXlsx({ sheets }));
    const sheet = await openSheet(bytes, { sheet: '报价 & 明细' });
    expect(sheet.columns).toEqual(['分类', '产品', '价格']);
    const rows = async (behind?: number) => {
      const found = [];
      for await (const { row, cells: texts } of sheet.rows(behind)) found.push([row, ...texts]);
      return found;
    };
    const whole = [
      [3, '水表', 'SM-1', '１，２８０．５０'],
      [4, '水表', 'SM-2', '390'],
      [6, '阀门', 'V-1', '12'],
      [7, '阀门', 'V-2', '12'],
      [8, '法兰', '法兰', '7'],
    ];
    expect(await rows()).toEqual(whole);
    // Also when an import goes on in the middle of them.
    expect(await rows(3)).toEqual(whole.slice(1));
    expect(await rows(6)).toEqual(whole.slice(3));
    expect(await sheet.count()).toBe(5);
    expect(cells(await read(bytes))).toEqual([
      ['1', '1'],
      ['1', '1'],
    ]);
  });

  test('that is broken is refused in words', async () => {
    expect((await refusal(read(Buffer.from('PK\u0003\u0004nonsense')))).kind).toBe('wrongType');
  });
});

test('columns are lettered as in a spreadsheet', () => {
  expect([0, 25, 26, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
});

test('a sheet of any length is read to its end, from wherever one likes', async () => {
  const rows = [['名称'], ...Array.from({ length: 30_000 }, (_, index) => [`第${index}`])];
  const bytes = Buffer.from(await writeXlsx({ sheets: [{ name: '长', rows }] }));
  for (const file of [bytes, Buffer.from(rows.map(([cell]) => `${cell}\n`).join(''))]) {
    const sheet = await openSheet(file, {});
    expect(await sheet.count()).toBe(30_000);
    let last = 0;
    let count = 0;
    for await (const { row } of sheet.rows()) {
      count++;
      last = row;
    }
    expect([count, last]).toEqual([30_000, 30_001]);
    const rest = [];
    for await (const row of sheet.rows(29_999)) rest.push(row);
    expect(rest).toEqual([
      { row: 30_000, cells: ['第29998'] },
      { row: 30_001, cells: ['第29999'] },
    ]);
  }
});
