import { open } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import type { Session } from '../access/session.ts';
import type { FileService } from '../files/fileService.ts';
import type { FileStore } from '../files/fileStore.ts';
import type { KeptFile } from './createImportService.ts';
import type { UploadedSpreadsheet } from './importService.ts';

const beginning = 16;

/** Spreadsheets waiting to be imported, among the other files people have sent. */
export function importFiles(files: FileService, store: FileStore) {
  return {
    async keepFile(session: Session, { name, content }: UploadedSpreadsheet): Promise<KeptFile> {
      const arrived = await files.receive(content);
      const first = await firstBytes(arrived.path);
      const kept = await files.keep(session, name, arrived);
      return { id: kept.id, name: kept.name, sha256: arrived.sha256, beginning: first };
    },
    async readFile(sha256: string): Promise<Buffer> {
      return buffer(await store.read(sha256));
    },
    forgetFile: (id: number): Promise<void> => files.forget(id),
  };
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer: bytes, bytesRead } = await file.read(Buffer.alloc(beginning), 0, beginning, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
