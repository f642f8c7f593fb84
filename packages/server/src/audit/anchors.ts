import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type ChainHead, chainHead } from '../database/audit/chainRows.ts';
import type { Database } from '../database/connection.ts';

/** A head of the chain as it was once, noted outside the database. */
export interface Anchor extends ChainHead {
  at: string;
}

const file = (dataDirectory: string) => join(dataDirectory, 'audit', 'anchors.jsonl');

/**
 * Notes the heads of the chain in the data directory. Whoever can rewrite the database can rewrite the chain with it;
 * these notes then tell it, as long as they are out of that person's reach (a copy elsewhere is).
 */
export class Anchors {
  private readonly database: Database;
  private readonly path: string;
  private last = -1;

  constructor(database: Database, dataDirectory: string) {
    this.database = database;
    this.path = file(dataDirectory);
  }

  /** Adds a note when the log has grown since this process's last one. */
  async note(): Promise<void> {
    const head = await chainHead(this.database.kysely);
    if (!head || head.position === this.last) return;
    await mkdir(dirname(this.path), { recursive: true });
    await appendFile(this.path, `${JSON.stringify({ at: new Date().toISOString(), ...head })}\n`);
    this.last = head.position;
  }
}

/** All notes of a data directory; a last line that was cut off by a crash is left out. */
export async function readAnchors(dataDirectory: string): Promise<Anchor[]> {
  const text = await readFile(file(dataDirectory), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').flatMap((line) => (line.endsWith('}') ? [JSON.parse(line) as Anchor] : []));
}
