import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { type BlobStore, type KeptBlob, placeOf } from './blobStore.ts';

/** Files in a folder of this machine, or one that several machines share. */
export class DiskStore implements BlobStore {
  private readonly root: string;

  constructor(directory: string) {
    this.root = directory;
  }

  /** The file must lie on the same disk. */
  async put(sha256: string, path: string): Promise<void> {
    const place = join(this.root, placeOf(sha256));
    await mkdir(dirname(place), { recursive: true });
    await rename(path, place);
  }

  async read(sha256: string): Promise<Readable | null> {
    const file = await open(join(this.root, placeOf(sha256))).catch(unlessMissing);
    return file?.createReadStream() ?? null;
  }

  async remove(sha256: string): Promise<void> {
    await rm(join(this.root, placeOf(sha256)), { force: true });
  }

  async list(start: string): Promise<KeptBlob[]> {
    const entries = await readdir(join(this.root, start), { recursive: true, withFileTypes: true }).catch(
      unlessMissing,
    );
    const blobs: KeptBlob[] = [];
    for (const entry of entries ?? []) {
      if (!entry.isFile()) continue;
      const found = await stat(join(entry.parentPath, entry.name)).catch(unlessMissing);
      if (found) blobs.push({ sha256: entry.name, at: found.mtime });
    }
    return blobs;
  }
}

function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
