import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const algorithm = 'aes-256-gcm';
/** Bytes; what NIST SP 800-38D recommends for GCM. */
const nonceLength = 12;
const tagLength = 16;
/** Which way of sealing a text is of, for the day there is a second one. */
const version = 'v1.';

/** What was sealed under another key, or for another purpose, or was tampered with. */
export class Unreadable extends Error {}

/**
 * Encrypts the secrets that have to be read again (of second factors, of the directory's account) before they go into
 * the database. The key lies in the data directory, so a database that got away alone, as a dump or a backup, does not
 * give them away. Whoever gets the data directory as well can read them.
 */
export class SealedSecrets {
  private readonly folder: string;
  private known: Promise<Buffer> | null = null;

  constructor(dataDirectory: string) {
    this.folder = join(dataDirectory, 'keys');
  }

  /** @param purpose what the text is for and whose it is: it opens for nothing else */
  async seal(text: string, purpose: string): Promise<string> {
    const nonce = randomBytes(nonceLength);
    const cipher = createCipheriv(algorithm, await this.key(), nonce).setAAD(Buffer.from(purpose));
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return version + Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
  }

  /** @throws Unreadable */
  async open(sealed: string, purpose: string): Promise<string> {
    const bytes = Buffer.from(sealed.slice(version.length), 'base64url');
    if (!sealed.startsWith(version) || bytes.length < nonceLength + tagLength)
      throw new Unreadable('no seal');
    const key = await this.key();
    try {
      const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceLength))
        .setAAD(Buffer.from(purpose))
        .setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength));
      return Buffer.concat([
        decipher.update(bytes.subarray(nonceLength + tagLength)),
        decipher.final(),
      ]).toString('utf8');
    } catch {
      throw new Unreadable(`not sealed here for ${purpose}`);
    }
  }

  private key(): Promise<Buffer> {
    this.known ??= this.readOrMake();
    this.known.catch(() => {
      this.known = null;
    });
    return this.known;
  }

  /** Of several processes that start at once on one data directory, one makes it: a link is made whole or not at all. */
  private async readOrMake(): Promise<Buffer> {
    const path = join(this.folder, 'secrets.key');
    const found = await readKey(path);
    if (found) return found;
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
    await writeFile(draft, randomBytes(32), { mode: 0o600 });
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    await rm(draft);
    return (await readKey(path)) as Buffer;
  }
}

async function readKey(path: string): Promise<Buffer | null> {
  const key = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (key && key.length !== 32)
    throw new Error(`${path} is damaged: a key has 32 bytes, this has ${key.length}`);
  return key;
}
