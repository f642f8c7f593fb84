import type { NoteAnswer } from '@gejie/core';
import type { Session } from '../access/session.ts';
import type { Database } from '../database/connection.ts';
import { countNotes, noteOf, writeNote } from '../database/home/noteRows.ts';
import { forbidden, ProblemError } from '../problem.ts';

const nothing: NoteAnswer = { text: '', version: 0, updatedAt: null };

/** Per person; what is written on pages that are gone by now counts, too. */
const mostNotes = 500;

/** What people write into the notepads of home pages: each for themselves, also on a page that others share. INS-01 */
export class Notes {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  async read(session: Session, widget: string): Promise<NoteAnswer> {
    return (await noteOf(this.database.kysely, writerOf(session), widget)) ?? nothing;
  }

  /** @throws ProblemError conflict, with the note as it is (`current`), when it was changed elsewhere; state (too many) */
  async write(
    session: Session,
    widget: string,
    { text, version }: Pick<NoteAnswer, 'text' | 'version'>,
  ): Promise<NoteAnswer> {
    const writer = writerOf(session);
    const db = this.database.kysely;
    if (version === 0 && (await countNotes(db, writer)) >= mostNotes)
      throw new ProblemError('state', { zh: '记事本已达上限', en: 'There are too many notepads' });
    const written = await writeNote(db, writer, widget, text, version);
    if (written) return written;
    const current = await this.read(session, widget);
    throw new ProblemError(
      'conflict',
      { zh: '记事本已在另一处修改', en: 'The notepad was changed elsewhere meanwhile' },
      [],
      { current },
    );
  }
}

function writerOf({ user }: Session): number {
  if (!user) throw forbidden();
  return user.id;
}
