import { readFile } from 'node:fs/promises';
import iconv from 'iconv-lite';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { dialog, row } from './harness/acts.ts';
import { eventually, gone, see } from './harness/see.ts';
import { journey, type Visit } from './harness/stage.ts';

interface Upload {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const csv = (name: string, lines: string[], encoding: 'utf8' | 'gbk'): Upload => ({
  name,
  mimeType: 'text/csv',
  buffer: iconv.encode(`${lines.join('\r\n')}\r\n`, encoding),
});

async function upload(page: Page, t: Visit['t'], file: Upload): Promise<void> {
  await page.goto('/accounts/import');
  await see(page.getByRole('button', { name: t('fields.chooseFile') }));
  await page.locator('input[type="file"]').setInputFiles(file);
  await see(page.getByRole('heading', { name: t('import.mapping') }));
}

for (const encoding of ['utf8', 'gbk'] as const) {
  journey(
    `a spreadsheet as text in ${encoding} is looked at, imported, and taken back`,
    {},
    async (visit) => {
      const { page, t, api, language, picture } = visit;
      const mark = `${encoding}${language === 'en' ? '乙' : '甲'}`;
      const names = ['龙游造纸厂', '开化茶叶公司', '常山胡柚公司'].map((name) => `${name}${mark}`);
      const lines = [
        '客户名称,级别,电话,负责人,备用列',
        `${names[0]},A 级,0570-111,王芳,x`,
        `${names[1]},Z 级,0570-222,王芳,y`,
        `${names[2]},B 级,0570-333,查无此人,z`,
      ];
      const extra = Array.from({ length: 20 }, (_, at) => `衢州分厂${mark}${at},C 级,0570-9${at}00,李强,`);
      await upload(page, t, csv('客户.csv', [...lines, ...extra], encoding));

      const mapping = page.getByRole('table').first();
      await eventually(() =>
        mapping.getByRole('combobox', { name: t('import.fieldFor', { column: '客户名称' }) }).inputValue(),
      ).toBe('name');
      expect(
        await mapping
          .getByRole('combobox', { name: t('import.fieldFor', { column: '负责人' }) })
          .inputValue(),
      ).toBe('owner');
      expect(
        await mapping
          .getByRole('combobox', { name: t('import.fieldFor', { column: '备用列' }) })
          .inputValue(),
      ).toBe('');
      const faults = page.locator('.import-fault');
      await eventually(() => faults.count()).toBe(2);
      await see(faults.filter({ hasText: 'Z 级' }), faults.filter({ hasText: '查无此人' }));
      await picture(`import-preview-${encoding}`);

      await page.getByRole('button', { name: t('import.run', { count: '23' }) }).click();
      await see(page.getByText(t('import.state.done'), { exact: true }).first());
      await eventually(async () => (await api.find('accounts', { q: mark })).count.value).toBe(21);
      await picture(`import-done-${encoding}`);
      const link = page.getByRole('link', { name: t('import.failedRows', { count: '2' }) });
      const failed = await page.request.get(String(await link.getAttribute('href')));
      const text = await failed.text();
      expect(text).toContain(names[1]);
      expect(text).toContain(names[2]);
      expect(text).not.toContain(names[0]);
      const made = await api.named('accounts', names[0] ?? '');
      expect(made).toMatchObject({ grade: 'A', phone: '0570-111', owner: { label: '王芳' } });

      await page.getByRole('button', { name: t('import.undo') }).click();
      await dialog(page, t('import.undoTitle'))
        .getByRole('button', { name: t('import.undoNow', { count: '21' }) })
        .click();
      await gone(dialog(page, t('import.undoTitle')));
      await eventually(async () => (await api.find('accounts', { q: mark })).count.value).toBe(0);
    },
  );
}

journey('what was exported as a workbook can be changed and imported again', {}, async (visit) => {
  const { page, t, api, language } = visit;
  const names = [1, 2, 3].map((at) => `往返客户${language === 'en' ? '乙' : '甲'}${at}`);
  const made = [];
  for (const name of names) made.push(await api.create('accounts', { name, grade: 'C' }));
  await page.goto(`/accounts?q=${encodeURIComponent('往返客户')}`);
  await see(row(page, names[0] ?? ''));
  await page.getByRole('button', { name: t('list.export') }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: t('list.export.xlsx') }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
  const buffer = await readFile(await download.path());
  for (const { id } of made) await api.change('accounts', id, { grade: 'D' });

  await upload(page, t, {
    name: 'back.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer,
  });
  await page.getByRole('radio', { name: t('import.update') }).check();
  await page.getByRole('button', { name: /^(导入|Import) [\d,]+/ }).click();
  await see(page.getByText(t('import.state.done'), { exact: true }).first());
  for (const { id } of made) expect(await api.get('accounts', id)).toMatchObject({ grade: 'C' });
  expect((await api.find('accounts', { where: { name: { in: names } } })).records).toHaveLength(3);
});

journey('a list is exported as text that no spreadsheet runs', {}, async ({ page, t, api, language }) => {
  const name = `=1+1 公式${language === 'en' ? '乙' : '甲'}`;
  const { id } = await api.create('accounts', { name });
  await page.goto(`/accounts?q=${encodeURIComponent(name)}`);
  await see(row(page, name));
  await page.getByRole('button', { name: t('list.export') }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('menuitem', { name: t('list.export.csv') })
      .first()
      .click(),
  ]);
  const text = await readFile(await download.path(), 'utf8');
  expect(text.charCodeAt(0)).toBe(0xfeff);
  expect(text).toContain('公式');
  expect(text).not.toMatch(/(^|,)"?=1\+1/m);
  await api.remove('accounts', id);
});
