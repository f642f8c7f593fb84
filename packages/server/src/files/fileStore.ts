import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ProblemError } from '../problem.ts';

/** Bytes that have arrived whole, still under a name of their own. */
export interface ArrivedFile {
  path: string;
  sha256: string;
  size: number;
}

/** Milliseconds after which a file that never arrived whole is taken for abandoned. */
const abandonedAfter = 24 * 3600 * 1000;

/** The bytes of uploaded files in the data directory, each content once, under the hash that names it. */
export class FileStore {
  private readonly root: string;
  private readonly incoming: string;

  /** @param directory made when it is not there */
  constructor(directory: string) {
    this.root = directory;
    this.incoming = join(directory, 'incoming');
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
    const place = this.placeOf(sha256);
    await mkdir(dirname(place), { recursive: true });
    await rename(path, place);
  }

  async discard(path: string): Promise<void> {
    await rm(path, { force: true });
  }

  async remove(sha256: string): Promise<void> {
    await rm(this.placeOf(sha256), { force: true });
  }

  read(sha256: string): Readable {
    return createReadStream(this.placeOf(sha256));
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

  private placeOf(sha256: string): string {
    return join(this.root, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }
}

export function fileTooLarge(limit: number): ProblemError {
  const megabytes = Math.floor(limit / 1024 / 1024);
  return new ProblemError('tooLarge', {
    zh: `文件不能超过 ${megabytes} MB`,
    en: `Files may have at most ${megabytes} MB`,
  });
}
