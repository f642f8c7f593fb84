import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ProblemError } from '../problem.ts';
import type { BlobStore, KeptBlob } from './storage/blobStore.ts';

/** Bytes that have arrived whole, still under a name of their own. */
export interface ArrivedFile {
  path: string;
  sha256: string;
  size: number;
}

/** Milliseconds after which a file that never arrived whole is taken for abandoned. */
const abandonedAfter = 24 * 3600 * 1000;

/** The bytes of uploaded files: taken in on this machine, then kept where all processes find them. */
export class FileStore {
  private readonly incoming: string;
  private readonly blobs: BlobStore;

  /** @param directory for what is arriving; made when it is not there */
  constructor(directory: string, blobs: BlobStore) {
    this.incoming = join(directory, 'incoming');
    this.blobs = blobs;
  }

  /**
   * Takes in a stream. When it breaks off or grows beyond `limit` bytes nothing of it stays.
   * @throws ProblemError tooLarge
   */
  async receive(content: Readable, limit: number): Promise<ArrivedFile> {
    await mkdir(this.incoming, { recursive: true });
    const path = join(this.incoming, randomUUID());
    const hash = createHash('sha256');
    let size = 0;
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        size += chunk.length;
        hash.update(chunk);
        if (size > limit) done(fileTooLarge(limit));
        else done(null, chunk);
      },
    });
    try {
      await pipeline(content, measure, createWriteStream(path, { flags: 'wx' }));
    } catch (error) {
      await this.discard(path);
      throw error;
    }
    return { path, sha256: hash.digest('hex'), size };
  }

  /** Gives what has arrived its lasting place; the same content is there only once. */
  async keep({ path, sha256 }: ArrivedFile): Promise<void> {
    await this.blobs.put(sha256, path);
  }

  async discard(path: string): Promise<void> {
    await rm(path, { force: true });
  }

  async remove(sha256: string): Promise<void> {
    await this.blobs.remove(sha256);
  }

  /** @throws ProblemError state when the bytes are gone */
  async read(sha256: string): Promise<Readable> {
    const content = await this.blobs.read(sha256);
    if (!content) throw bytesAreGone();
    return content;
  }

  /** @param start the first two digits of the hashes */
  kept(start: string): Promise<KeptBlob[]> {
    return this.blobs.list(start);
  }

  /** Removes what a process that was killed has left unfinished. */
  async sweep(now: Date): Promise<void> {
    await mkdir(this.incoming, { recursive: true });
    for (const name of await readdir(this.incoming)) {
      const path = join(this.incoming, name);
      const { mtimeMs } = await stat(path);
      if (now.getTime() - mtimeMs > abandonedAfter) await this.discard(path);
    }
  }
}

/** Several servers on one database need one place for files as well. */
function bytesAreGone(): ProblemError {
  return new ProblemError('state', {
    zh: '找不到这个文件的内容，请重新上传',
    en: 'The bytes of this file are gone; please send it again',
  });
}

export function fileTooLarge(limit: number): ProblemError {
  const megabytes = Math.floor(limit / 1024 / 1024);
  return new ProblemError('tooLarge', {
    zh: `文件不能超过 ${megabytes} MB`,
    en: `Files may have at most ${megabytes} MB`,
  });
}
