import type { AnsweredRecord, FileText, ListAnswer, SearchAnswer } from '@gejie/core';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, openApplication, type TestApplication } from '../application.fixture.ts';
import { uploadWith } from '../http/upload.fixture.ts';
import { bombIn, docx, pdfOf, pptx, xlsx } from './office.fixture.ts';

let app: TestApplication;

beforeAll(async () => {
  // Files that can't be read are told to the log; here they are meant to be such.
  app = await openApplication('texts', { logger: pino({ level: 'silent' }) });
});

afterAll(() => app.close());

async function sent(client: Client, name: string, content: Buffer | string): Promise<AnsweredRecord> {
  const { body } = await uploadWith(client, '/api/documents', { name, content }, {});
  return body as unknown as AnsweredRecord;
}

const fileOf = (record: AnsweredRecord) => (record.file as { id: number }).id;

async function textOf(client: Client, record: AnsweredRecord): Promise<FileText> {
  const url = `/api/file-texts/${fileOf(record)}`;
  await expect
    .poll(async () => (await client.get<FileText>(url)).body.state, { timeout: 60_000 })
    .not.toBe('waiting');
  return (await client.get<FileText>(url)).body;
}

describe('INT-03 The text of a file', () => {
  test.each([
    ['条款.docx', () => docx(['第一条 总则', '交货期为三十个工作日']), /第一条 总则\n交货期为三十个工作日/],
    ['方案.pptx', () => pptx(['智能仓储方案', '分三期实施']), /智能仓储方案[\s\S]*分三期实施/],
    [
      '报价.xlsx',
      () =>
        xlsx([
          ['品名', '单价'],
          ['伺服电机', '1280'],
        ]),
      /伺服电机[\s\S]*1280/,
    ],
    ['manual.pdf', () => pdfOf('Warranty lasts eighteen months'), /Warranty lasts eighteen months/],
    ['说明.txt', () => '\uFEFF保修期为十八个月', /^保修期为十八个月$/],
    // 质保 in GBK
    ['gbk.txt', () => Buffer.from('d6cab1a3c6daced2b8f6d4c2', 'hex'), /^质保/],
  ])('%s is read out', async (name, content, expected) => {
    const record = await sent(app.admin, name, content());
    const text = await textOf(app.admin, record);
    expect(text).toMatchObject({ state: 'done', whole: true });
    expect(text.text).toMatch(expected);
  });

  test('that is a bomb, damaged or locked is given up, and the document stays', async () => {
    const bomb = await sent(app.admin, '炸弹.docx', bombIn());
    const broken = await sent(app.admin, '破损.pdf', '%PDF-1.7\n破损');
    for (const record of [bomb, broken])
      expect(await textOf(app.admin, record)).toMatchObject({ state: 'failed', text: '' });
    expect((await app.admin.get(`/api/documents/${bomb.id}`)).status).toBe(200);
    const picture = await sent(app.admin, 'a.bin', Buffer.from([1, 2, 0, 3]));
    expect(await textOf(app.admin, picture)).toMatchObject({ state: 'none' });
  });

  test('finds the document, in its list and by ⌘K with what stands around it, for those who see it', async () => {
    const anna = await app.person('text-anna', {
      rights: { '*': { see: 'own', edit: 'own', create: true } },
    });
    const bert = await app.person('text-bert', { rights: { '*': { see: 'own' } } });
    const record = await sent(anna, '框架协议.docx', docx(['甲方指定的仓库为嘉兴港区七号库，Incoterms DAP']));
    await textOf(anna, record);
    const found = async (client: Client, q: string) => {
      const list = await client.get<ListAnswer>('/api/documents', { query: { q } });
      const { body } = await client.get<SearchAnswer>('/api/search', { query: { q } });
      const hits = body.groups.find(({ module }) => module === 'documents')?.records ?? [];
      return { listed: list.body.records.map(({ id }) => id), hits };
    };
    for (const q of ['嘉兴', '港区七号', 'incoterms', '仓库 DAP', '七号库']) {
      const { listed, hits } = await found(anna, q);
      expect(listed, q).toEqual([record.id]);
      expect(hits, q).toMatchObject([{ id: record.id, label: '框架协议.docx' }]);
      expect(hits[0]?.hint, q).toContain('嘉兴港区七号库');
    }
    expect((await found(anna, '框架')).hits).toMatchObject([{ id: record.id }]);
    expect(await found(anna, '嘉兴 火车')).toEqual({ listed: [], hits: [] });
    expect(await found(bert, '嘉兴')).toEqual({ listed: [], hits: [] });
    expect((await bert.get(`/api/file-texts/${fileOf(record)}`)).status).toBe(404);
    const blind = await app.person('text-blind', {
      rights: { '*': { see: 'all', fields: { file: 'hidden' } } },
    });
    expect(await found(blind, '嘉兴')).toEqual({ listed: [], hits: [] });
    expect((await blind.get(`/api/file-texts/${fileOf(record)}`)).status).toBe(404);

    await uploadWith(
      anna,
      `/api/documents/${record.id}/versions`,
      { name: '新.txt', content: '改到宁波' },
      {},
    );
    await expect
      .poll(async () => (await found(anna, '宁波')).listed, { timeout: 30_000 })
      .toEqual([record.id]);
    expect((await found(anna, '嘉兴')).listed).toEqual([]);
  });
});
