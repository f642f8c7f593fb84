import { open } from 'node:fs/promises';
import { decodeText } from './decodeText.ts';
import { mostBytes } from './limits.ts';

/** The beginning of a text file, in whichever of the usual encodings it is written. */
export async function plainText(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(mostBytes), 0, mostBytes, 0);
    return decodeText(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}
