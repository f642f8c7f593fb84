import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileTypeFromFile } from 'file-type';

/** Texts cannot be told apart by their bytes; these extensions are believed when the content is text. */
const textTypes: Record<string, string> = {
  '.csv': 'text/csv',
  '.json': 'application/json',
  '.md': 'text/markdown',
  '.txt': 'text/plain',
  '.xml': 'application/xml',
};

const sample = 4096;

/** The MIME type of a file by what it contains; what its sender calls it counts for texts only. */
export async function sniffType(path: string, name: string): Promise<string> {
  const recognised = await fileTypeFromFile(path);
  if (recognised) return recognised.mime;
  return (await isText(path))
    ? (textTypes[extname(name).toLowerCase()] ?? 'text/plain')
    : 'application/octet-stream';
}

async function isText(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(sample), 0, sample, 0);
    return !buffer.subarray(0, bytesRead).includes(0);
  } finally {
    await file.close();
  }
}
