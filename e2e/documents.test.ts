import type { Locator, Page } from 'playwright-core';
import { announcement, field, quickForm, row } from './harness/acts.ts';
import { eventually, gone, see } from './harness/see.ts';
import { journey } from './harness/stage.ts';

const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

interface Dropped {
  name: string;
  type: string;
  base64: string;
}

const textFile = (name: string, text: string): Dropped => ({
  name,
  type: 'text/plain',
  base64: Buffer.from(text).toString('base64'),
});

/** Drops files from outside onto a place, as the system's file manager does. */
async function drop(page: Page, place: Locator, files: Dropped[]): Promise<void> {
  const carried = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const { name, type, base64 } of given) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      transfer.items.add(new File([bytes], name, { type }));
    }
    return transfer;
  }, files);
  for (const event of ['dragenter', 'dragover', 'drop'])
    await place.dispatchEvent(event, { dataTransfer: carried });
}

const onePage = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj
trailer<</Size 4/Root 1 0 R>>
%%EOF`;

const picker = (scope: Page | Locator) => scope.locator('input[type="file"]').first();

/** A file as it is chosen in the system's dialog. */
const chosen = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

journey(
  'INT-03 documents are dropped into a folder, looked at, replaced, found by their text and moved',
  { as: 'head' },
  async ({ page, words, t, language, picture }) => {
    const folder = language === 'en' ? 'Contracts 2026' : '合同 2026';
    const other = language === 'en' ? 'Archive' : '存档';
    await page.goto('/documents');
    for (const name of [other, folder]) {
      await page.getByRole('button', { name: t('documents.all'), exact: true }).click();
      await page.getByRole('button', { name: t('documents.newFolder') }).click();
      const form = quickForm(page, words, 'folders');
      await field(form, words.field('folders', 'name')).fill(name);
      await form.getByRole('button', { name: t('form.save'), exact: true }).click();
      await see(page.locator('.folder-open').filter({ hasText: name }));
    }

    await drop(page, page.locator('.documents-list'), [
      textFile(`框架协议-${language}.txt`, `交货地点为嘉兴港区七号库 ${language}`),
      { name: `样品-${language}.png`, type: 'image/png', base64: pixel },
      // Read from right to left it would end in .pdf.
      textFile(`发票-${language}\u202Efdp.exe`, 'MZ'),
    ]);
    await see(page.getByText(t('documents.uploaded', { count: 3 })));
    await see(page.locator('.uploads').getByText(`发票-${language}fdp.exe`, { exact: true }));
    await see(row(page, `框架协议-${language}`), row(page, `样品-${language}`));
    await picture('documents');
    await page
      .locator('.uploads')
      .getByRole('button', { name: t('documents.close') })
      .click();

    await row(page, `框架协议-${language}`).getByRole('link').first().click();
    await see(page.locator('.preview-text').getByText(`交货地点为嘉兴港区七号库 ${language}`));
    await picture('document-preview');
    await picker(page.locator('.preview')).setInputFiles(chosen('修订.txt', '改到宁波'));
    await see(page.locator('.preview-text').getByText('改到宁波'));
    await page.getByRole('tab', { name: t('documents.versions') }).click();
    await see(page.getByText(t('documents.version', { number: 2 })));
    await picture('document-versions');
    await page.getByRole('button', { name: t('documents.restoreOne', { number: 1 }) }).click();
    await see(announcement(page, t('documents.restored', { number: 1 })));
    await see(page.getByText(t('documents.version', { number: 3 })));

    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').fill(`七号库 ${language}`);
    await see(page.getByRole('option').filter({ hasText: `框架协议-${language}` }));
    await see(page.getByRole('option').filter({ hasText: '嘉兴港区七号库' }));
    await picture('documents-found');
    await page.keyboard.press('Escape');

    await page.goto('/documents');
    for (const name of [folder, other, folder]) {
      await page.locator('.folder').filter({ hasText: name }).click();
      await see(page.locator('.folder-open').filter({ hasText: name }));
    }
    await row(page, `样品-${language}`).dragTo(page.locator('.folder').filter({ hasText: other }));
    await see(announcement(page, t('documents.moved', { count: 1, folder: other })));
    await gone(row(page, `样品-${language}`));
    await page.locator('.folder').filter({ hasText: other }).click();
    await see(row(page, `样品-${language}`));
    await row(page, `样品-${language}`).getByRole('link').first().click();
    await eventually(() =>
      page.locator('.preview-picture').evaluate((image: HTMLImageElement) => image.naturalWidth),
    ).toBe(1);
  },
);

journey(
  'INT-03 an upload that fails is tried again, one that waits is cancelled',
  { as: 'head' },
  async ({ page, t, language, picture }) => {
    await page.goto('/documents');
    let broken = true;
    let held: (() => void) | null = null;
    await page.route('**/api/documents', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      if (broken)
        return route.fulfill({
          status: 413,
          contentType: 'application/problem+json',
          body: '{"status":413,"detail":"文件不能超过 50 MB"}',
        });
      await new Promise<void>((go) => {
        held = go;
      });
      await route.continue().catch(() => undefined);
    });
    await see(page.locator('.documents-list'));
    await drop(page, page.locator('.documents-list'), [textFile(`大-${language}.txt`, '大')]);
    await see(page.getByText(t('documents.notUploaded', { count: 1 })));
    await see(page.locator('.upload').getByText('文件不能超过 50 MB'));
    await picture('upload-failed');

    broken = false;
    await page.getByRole('button', { name: t('documents.retryOne', { name: `大-${language}.txt` }) }).click();
    await eventually(() => held !== null).toBe(true);
    await page
      .getByRole('button', { name: t('documents.cancelOne', { name: `大-${language}.txt` }) })
      .click();
    await see(page.locator('.upload').getByText(t('documents.state.cancelled')));
    (held as unknown as () => void)();
    await page.unroute('**/api/documents');
    await page.getByRole('button', { name: t('documents.retryOne', { name: `大-${language}.txt` }) }).click();
    await see(page.getByText(t('documents.uploaded', { count: 1 })), row(page, `大-${language}.txt`));
  },
);

journey(
  'INT-03 what is dropped on a customer’s page hangs on the customer',
  { as: 'sales' },
  async ({ page, api, cast, language, picture }) => {
    const { id } = await api.named('accounts', cast.accounts.telecom);
    await page.goto(`/accounts/${id}`);
    const card = page.locator('.document-card');
    await see(card);
    await drop(page, card, [textFile(`拜访记录-${language}.txt`, '客户要求年底前交货')]);
    await see(card.getByRole('link', { name: `拜访记录-${language}.txt` }));
    await picture('account-documents');
    const { records } = await api.find('documents', { q: `拜访记录-${language}` });
    await eventually(() => records[0]?.related).toMatchObject({ module: 'accounts', id });
  },
);

journey(
  'INT-03 documents on a phone',
  { as: 'head', screen: { viewport: { width: 375, height: 780 }, isMobile: true, hasTouch: true } },
  async ({ page, t, language, picture }) => {
    await page.goto('/documents');
    await see(page.getByRole('combobox', { name: t('documents.folders') }));
    await picker(page.locator('.documents-bar')).setInputFiles(
      chosen(`现场-${language}.txt`, '现场照片说明'),
    );
    await see(page.getByText(t('documents.uploaded', { count: 1 })));
    await page
      .locator('.uploads')
      .getByRole('button', { name: t('documents.close') })
      .click();
    await see(page.getByText(`现场-${language}.txt`).first());
    await picture('documents-phone');
    await page.getByText(`现场-${language}.txt`).first().click();
    await see(page.locator('.preview-text').getByText('现场照片说明'));
    await picture('document-preview-phone');

    // A PDF is drawn page by page; what only calls itself one is said to have no text.
    const pdf = (name: string, content: string) => ({
      name,
      mimeType: 'application/pdf',
      buffer: Buffer.from(content),
    });
    await page.goto('/documents');
    await picker(page.locator('.documents-bar')).setInputFiles([
      pdf(`报价-${language}.pdf`, onePage),
      pdf(`坏-${language}.pdf`, `%PDF-1.4\n${language}`),
    ]);
    await see(page.getByText(t('documents.uploaded', { count: 2 })));
    await page
      .locator('.uploads')
      .getByRole('button', { name: t('documents.close') })
      .click();
    await page.getByText(`报价-${language}.pdf`).first().click();
    await page.locator('.pdf-page[data-drawn]').waitFor();
    await picture('document-pdf-phone');
    await page.goBack();
    await page.getByText(`坏-${language}.pdf`).first().click();
    await see(page.getByText(t('documents.text.failed')));
  },
);
