import { promisify } from 'node:util';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { Excessive, zipLimits } from './limits.ts';

const openZip = promisify<string, yauzl.Options, ZipFile>(yauzl.open);

/** Takes in what a file within a ZIP holds, a piece at a time. */
export type Take = (name: string, content: AsyncIterable<Buffer>) => Promise<void>;

/**
 * Unpacks some files of a ZIP, one after the other, never more than the limits: what the ZIP says of their sizes is asked
 * first, and what comes out of it is counted, for it may lie.
 * @param order which files, and in what order: their numbers, or null to leave a file out
 * @throws Excessive before or while too much is unpacked
 */
export async function eachEntry(
  path: string,
  order: (name: string) => number | null,
  take: Take,
): Promise<void> {
  const zip = await openZip(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true });
  try {
    const entries = await wantedEntries(zip, order);
    const count = { unpacked: 0 };
    for (const { entry } of entries.toSorted((a, b) => a.place - b.place))
      await unpack(zip, entry, take, count);
  } finally {
    zip.close();
  }
}

function wantedEntries(
  zip: ZipFile,
  order: (name: string) => number | null,
): Promise<{ entry: Entry; place: number }[]> {
  if (zip.entryCount > zipLimits.entries) throw new Excessive('files within it');
  return new Promise((done, failed) => {
    const wanted: { entry: Entry; place: number }[] = [];
    zip.on('error', failed);
    zip.on('end', () => done(wanted));
    zip.on('entry', (entry: Entry) => {
      const place = order(entry.fileName);
      if (place !== null) wanted.push({ entry, place });
      zip.readEntry();
    });
    zip.readEntry();
  });
}

async function unpack(zip: ZipFile, entry: Entry, take: Take, count: { unpacked: number }): Promise<void> {
  const { uncompressedSize, compressedSize, fileName } = entry;
  const isSmall = uncompressedSize <= zipLimits.small;
  if (uncompressedSize > zipLimits.entry) throw new Excessive('bytes in one file');
  if (!isSmall && uncompressedSize > compressedSize * zipLimits.ratio) throw new Excessive('packing');
  const content = await openContent(zip, entry);
  await take(fileName, counting(content, count));
}

function openContent(zip: ZipFile, entry: Entry): Promise<AsyncIterable<Buffer>> {
  return new Promise((done, failed) => {
    zip.openReadStream(entry, (error, stream) => (error ? failed(error) : done(stream)));
  });
}

async function* counting(chunks: AsyncIterable<Buffer>, count: { unpacked: number }): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    count.unpacked += chunk.length;
    if (count.unpacked > zipLimits.total) throw new Excessive('bytes in all');
    yield chunk;
  }
}
