import type { Database } from '../database/connection.ts';
import { holdWaitingText, putText, type ReadText } from '../database/files/fileTextRows.ts';
import type { FileStore } from '../files/fileStore.ts';
import { pairsOf } from '../indexing/pairs.ts';
import { searchForm } from '../indexing/searchForm.ts';
import type { JobHandler } from '../jobs/jobHandler.ts';
import type { Timed } from '../jobs/timetable.ts';
import { extractApart } from './extract/extractApart.ts';

interface Needs {
  database: Database;
  store: FileStore;
  onFault(error: unknown): void;
}

const hour = 3_600_000;

/**
 * Reads out the texts of the files that wait for it, one after the other. A content is held while it is read, so that
 * several processes share the work, and one that is cut off leaves it to the next.
 */
export function readTexts(needs: Needs): { handler: JobHandler<unknown, number>; timed: Timed } {
  return {
    handler: {
      async run(run) {
        let more = true;
        while (more) {
          await run.step(async (tx) => {
            const waiting = await holdWaitingText(tx);
            more = waiting !== null;
            if (waiting) await putText(tx, waiting.sha256, await textIn(needs, waiting));
            const done = run.done + (waiting ? 1 : 0);
            return { position: done, done };
          });
        }
        return { result: { read: run.done } };
      },
    },
    // What was left over, by a file that could not be had for a while, for instance.
    timed: { kind: 'fileText', lastDue: async (now) => new Date(Math.floor(now.getTime() / hour) * hour) },
  };
}

async function textIn(
  { store, onFault }: Needs,
  { sha256, type }: { sha256: string; type: string },
): Promise<ReadText> {
  const copy = await store.receive(await store.read(sha256), Number.POSITIVE_INFINITY).catch(() => null);
  if (!copy) return unread('failed');
  try {
    const { text, whole } = await extractApart(copy.path, type);
    if (text === '') return unread('none');
    const form = searchForm(text);
    return { state: 'done', text, form, pairs: pairsOf(form), whole };
  } catch (error) {
    // A file that cannot be read is nothing out of the ordinary: encrypted, damaged, or made to harm.
    onFault(new Error(`The text of a file of type ${type} cannot be read`, { cause: error }));
    return unread('failed');
  } finally {
    await store.discard(copy.path);
  }
}

function unread(state: 'none' | 'failed'): ReadText {
  return { state, text: '', form: '', pairs: [], whole: true };
}
