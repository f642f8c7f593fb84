import { Parser } from 'htmlparser2';
import { Gathered } from './gathered.ts';
import { eachEntry } from './zipEntries.ts';

/** How a kind of office file writes its texts down: which files of the ZIP, and what its elements mean. */
interface Dialect {
  /** The place of a file among those read; null: it is not read. */
  order(name: string): number | null;
  /** Elements that hold text; null: all do. */
  texts: ReadonlySet<string> | null;
  /** Elements that end a line, and those that only part what stands beside them. */
  lines: ReadonlySet<string>;
  parts: ReadonlySet<string>;
}

const numbered = (name: string, pattern: RegExp): number | null => {
  const [, number] = pattern.exec(name) ?? [];
  return number === undefined ? null : Number(number);
};

/** Office Open XML (ECMA-376): `w:t`, `a:t`, `t` hold text in Word, PowerPoint and Excel. */
const word: Dialect = {
  order: (name) =>
    name === 'word/document.xml'
      ? 0
      : /^word\/(footnotes|endnotes|comments|header\d+|footer\d+)\.xml$/.test(name)
        ? 1
        : null,
  texts: new Set(['w:t']),
  lines: new Set(['w:p', 'w:br']),
  parts: new Set(['w:tab', 'w:tc']),
};
const slides: Dialect = {
  order: (name) =>
    numbered(name, /^ppt\/slides\/slide(\d+)\.xml$/) ??
    (/^ppt\/notesSlides\/notesSlide\d+\.xml$/.test(name) ? 100_000 : null),
  texts: new Set(['a:t']),
  lines: new Set(['a:p', 'a:br']),
  parts: new Set(['a:tc']),
};
/** The texts of a workbook stand in one file, each once; figures in its sheets. */
const sheets: Dialect = {
  order: (name) =>
    name === 'xl/sharedStrings.xml' ? 0 : numbered(name, /^xl\/worksheets\/sheet(\d+)\.xml$/),
  texts: new Set(['t', 'v']),
  lines: new Set(['si', 'row']),
  parts: new Set(['c']),
};
/** OpenDocument (ISO/IEC 26300): all text of the body is text. */
const openDocument: Dialect = {
  order: (name) => (name === 'content.xml' ? 0 : null),
  texts: null,
  lines: new Set(['text:p', 'text:h', 'text:line-break', 'table:table-row']),
  parts: new Set(['text:tab', 'text:s', 'table:table-cell']),
};

const openXml = 'application/vnd.openxmlformats-officedocument';
const openDocuments = 'application/vnd.oasis.opendocument';

/** What each kind of office file speaks, by its MIME type. */
export const dialects: Readonly<Record<string, Dialect>> = {
  [`${openXml}.wordprocessingml.document`]: word,
  [`${openXml}.presentationml.presentation`]: slides,
  [`${openXml}.spreadsheetml.sheet`]: sheets,
  [`${openDocuments}.text`]: openDocument,
  [`${openDocuments}.presentation`]: openDocument,
  [`${openDocuments}.spreadsheet`]: openDocument,
};

/** @throws Excessive for a ZIP that unpacks to too much */
export async function officeText(path: string, type: string): Promise<string> {
  const dialect = dialects[type];
  if (!dialect) throw new Error(`${type} is no office file`);
  const text = new Gathered();
  await eachEntry(path, dialect.order, async (name, content) => {
    const isSheet = name.startsWith('xl/worksheets/');
    await readXml(content, dialect, isSheet, text);
    text.add('\n');
  });
  return text.toString();
}

/** A cell of a sheet names a shared text by its number: only what the cell itself says is taken. */
async function readXml(
  content: AsyncIterable<Buffer>,
  { texts, lines, parts }: Dialect,
  isSheet: boolean,
  text: Gathered,
): Promise<void> {
  let within = texts === null ? 1 : 0;
  let shared = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (isSheet && name === 'c') shared = attributes.t === 's';
        if (texts?.has(name)) within++;
      },
      ontext(piece) {
        if (within > 0 && !shared) text.add(piece);
      },
      onclosetag(name) {
        if (texts?.has(name)) within--;
        if (lines.has(name)) text.add('\n');
        else if (parts.has(name) && !shared) text.add('\t');
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  const decoder = new TextDecoder();
  for await (const chunk of content) {
    parser.write(decoder.decode(chunk, { stream: true }));
    if (text.full) break;
  }
  parser.end();
}
