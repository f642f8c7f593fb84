import type { Database } from '../database/connection.ts';
import { deleteFile } from '../database/files/fileRows.ts';
import { dropText } from '../database/files/fileTextRows.ts';
import { holdAlone } from '../database/holdAlone.ts';
import type { FileStore } from './fileStore.ts';

/**
 * Takes a file away, with its bytes when it was the last of this content: nobody brings the same content anew between
 * the two.
 */
export async function dropFile(
  { database, store }: { database: Database; store: FileStore },
  { id, sha256 }: { id: number; sha256: string },
): Promise<void> {
  await database.transaction(async (tx) => {
    await holdAlone(tx, `content ${sha256}`);
    if (!(await deleteFile(tx, id))) return;
    await dropText(tx, sha256);
    await store.remove(sha256);
  });
}
