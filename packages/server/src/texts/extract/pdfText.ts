import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Gathered } from './gathered.ts';
import { mostPages } from './limits.ts';

const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** Lines that end only because the page does: between two Chinese characters nothing stands. */
const wrapped = /(?<=\p{Script=Han}{8})[ \t]*\n(?=\p{Script=Han})/gu;

/** The text of a PDF, page by page, as pdf.js finds it; of scanned pages there is none. */
export async function pdfText(path: string): Promise<string> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const loading = getDocument({
    data: new Uint8Array(await readFile(path)),
    // Older Chinese PDFs name an encoding instead of bringing one.
    cMapUrl: `${join(folder, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(folder, 'standard_fonts')}/`,
    disableFontFace: true,
    useSystemFonts: false,
    stopAtErrors: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  const text = new Gathered();
  try {
    const pdf = await loading.promise;
    for (let number = 1; number <= Math.min(pdf.numPages, mostPages) && !text.full; number++) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      for (const item of items) if ('str' in item) text.add(item.hasEOL ? `${item.str}\n` : item.str);
      text.add('\n\n');
      page.cleanup();
    }
  } finally {
    await loading.destroy();
  }
  return text.toString().replace(wrapped, '');
}
