import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import pdfmake from 'pdfmake';
import type { Sheet } from './sheet.ts';

const fontFile = (name: string) =>
  fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-sans-sc/${name}`));
const regular = fontFile('400Regular/NotoSansSC_400Regular.ttf');
const bold = fontFile('700Bold/NotoSansSC_700Bold.ttf');

pdfmake.setFonts({ Sans: { normal: regular, bold, italics: regular, bolditalics: bold } });
// Nothing is fetched: pictures come along, and of files only the fonts are read.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path: string) => path === regular || path === bold);

pdfmake.setTableLayouts({
  table: {
    defaultBorder: false,
    paddingLeft: () => 6,
    paddingRight: () => 6,
    paddingTop: () => 3,
    paddingBottom: () => 3,
  },
});

/** Draws documents apart from those who serve: fonts with all of Chinese are large, and laying out takes its time. */
parentPort?.on('message', async (sheet: Sheet) => {
  try {
    parentPort?.postMessage({ bytes: await drawn(sheet) });
  } catch (error) {
    parentPort?.postMessage({ fault: String(error) });
  }
});

function drawn({ pageFooter, ...sheet }: Sheet): Promise<Buffer> {
  const [left, , right] = sheet.pageMargins;
  const footer = (page: number, pages: number) => ({
    columns: [
      { text: pageFooter.text, width: '*' },
      {
        text: `${pages > 1 ? `${pageFooter.name}　` : ''}${page} / ${pages}`,
        width: 'auto',
        alignment: 'right',
      },
    ],
    columnGap: 12,
    fontSize: 7.5,
    color: pageFooter.color,
    margin: [left, 6, right, 0],
  });
  return pdfmake.createPdf({ ...sheet, footer } as never).getBuffer();
}
