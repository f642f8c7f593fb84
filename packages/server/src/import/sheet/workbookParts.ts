import { promisify } from 'node:util';
import { Parser } from 'htmlparser2';
import yauzl, { type Entry, type ZipFile } from 'yauzl';

const openZip = promisify<Buffer, yauzl.Options, ZipFile>(yauzl.fromBuffer);

/** Of lists of sheets and what they lead to: longer ones are none. */
const longestList = 4 * 1024 * 1024;

/**
 * The XML of a sheet, piece by piece and unpacked meanwhile; null where the workbook doesn't say where it is.
 * @throws Error for what is no ZIP
 */
export async function sheetXml(bytes: Buffer, sheet: string): Promise<AsyncIterable<string> | null> {
  const zip = await openZip(bytes, { lazyEntries: true, autoClose: false, validateEntrySizes: false });
  const entries = await entriesOf(zip);
  const list = await textOf(zip, entries.get('xl/workbook.xml'));
  const links = await textOf(zip, entries.get('xl/_rels/workbook.xml.rels'));
  const id = elementsIn(list, 'sheet').find(({ name }) => name === sheet)?.['r:id'];
  const target = elementsIn(links, 'relationship').find((link) => link.id === id)?.target;
  const entry = target === undefined ? undefined : entries.get(pathOf(target));
  return entry ? texts(zip, entry) : null;
}

/** Paths begin at the root, or else beside the workbook. */
function pathOf(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
}

function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((done, failed) => {
    const found = new Map<string, Entry>();
    zip.on('error', failed);
    zip.on('end', () => done(found));
    zip.on('entry', (entry: Entry) => {
      found.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

async function* texts(zip: ZipFile, entry: Entry): AsyncGenerator<string> {
  const stream = await new Promise<NodeJS.ReadableStream>((done, failed) => {
    zip.openReadStream(entry, (error, opened) => (error ? failed(error) : done(opened)));
  });
  stream.setEncoding('utf8');
  for await (const piece of stream) yield String(piece);
}

async function textOf(zip: ZipFile, entry: Entry | undefined): Promise<string> {
  if (!entry || entry.uncompressedSize > longestList) return '';
  let whole = '';
  for await (const piece of texts(zip, entry)) whole += piece;
  return whole;
}

/** The attributes of the elements of a name, whatever their prefix; their own names in lower case. */
function elementsIn(xml: string, wanted: string): Record<string, string>[] {
  const found: Record<string, string>[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name.slice(name.indexOf(':') + 1) === wanted) found.push(attributes);
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.end(xml);
  return found;
}
