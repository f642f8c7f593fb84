import { createHash } from 'node:crypto';
import {
  type ChainHead,
  type ChainLink,
  chainHead,
  holdStill,
  linksAfter,
  unlinkedEntry,
} from '../database/audit/chainRows.ts';
import type { Database, Executor } from '../database/connection.ts';
import type { Anchor } from './anchors.ts';

/** What is wrong with the log, and where it begins. */
export interface Breach {
  kind: 'changed' | 'missing' | 'renumbered' | 'cut off' | 'slipped in' | 'rewritten' | 'headless';
  /** Position in the chain, 1 for the first entry; null for an entry that has none. */
  position: number | null;
  entry: number | null;
  /** When and what, as far as the database still says. */
  at: string | null;
  what: string | null;
}

export type Verdict = { intact: true; head: ChainHead } | { intact: false; breach: Breach };

/** What the first hash is made with (migration 0210). */
const beginning = createHash('sha256').update('gejie operation log').digest('hex');
const atOnce = 5_000;

/**
 * Walks the whole chain of the operation log, as it is at one moment, and compares it with heads noted elsewhere.
 * @returns the first breach found, if there is one
 */
export function verifyChain(database: Database, anchors: readonly Anchor[] = []): Promise<Verdict> {
  return database.transaction(async (tx) => {
    await holdStill(tx);
    return walk(tx, anchors);
  });
}

async function walk(tx: Executor, anchors: readonly Anchor[]): Promise<Verdict> {
  const head = await chainHead(tx);
  if (!head) return { intact: false, breach: nowhere('headless', null) };
  const noted = new Map(anchors.map((anchor) => [anchor.position, anchor]));
  let at: ChainHead = { position: 0, hash: beginning };
  for (;;) {
    const links = await linksAfter(tx, at.position, atOnce);
    for (const link of links) {
      const breach = breachAt(link, at, noted.get(link.position));
      if (breach) return { intact: false, breach };
      at = { position: link.position, hash: link.hash };
    }
    if (links.length < atOnce) break;
  }
  const cut = cutOff(at, [head, ...anchors]);
  if (cut) return { intact: false, breach: cut };
  const loose = await unlinkedEntry(tx);
  if (loose) {
    const { entry, at: made, kind } = loose;
    return { intact: false, breach: { kind: 'slipped in', position: null, entry, at: made, what: kind } };
  }
  return { intact: true, head: at };
}

function breachAt(link: ChainLink, before: ChainHead, noted: Anchor | undefined): Breach | null {
  const { position, entry, at, kind: what, content, hash } = link;
  const breach = (kind: Breach['kind'], where = position): Breach => ({
    kind,
    position: where,
    entry: where === position ? entry : null,
    at: where === position ? at : null,
    what: where === position ? what : null,
  });
  if (position !== before.position + 1) return breach('renumbered', before.position + 1);
  if (content === null) return breach('missing');
  const due = createHash('sha256').update(Buffer.from(before.hash, 'hex')).update(content).digest('hex');
  if (due !== hash) return breach('changed');
  if (noted && noted.hash !== hash) return breach('rewritten');
  return null;
}

/** The head in the database, or one noted elsewhere, knows of more than the chain still has, or of something else. */
function cutOff(last: ChainHead, heads: readonly ChainHead[]): Breach | null {
  const beyond = heads.filter(
    ({ position, hash }) => position > last.position || (position === last.position && hash !== last.hash),
  );
  if (beyond.length === 0) return null;
  return nowhere('cut off', last.position + 1);
}

/** A breach of which no entry is left. */
function nowhere(kind: Breach['kind'], position: number | null): Breach {
  return { kind, position, entry: null, at: null, what: null };
}
