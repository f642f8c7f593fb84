import type { AnsweredRecord, OwnCardAnswer } from '@gejie/core';
import { z } from 'zod';
import { elevated } from '../access/elevation.ts';
import type { Session } from '../access/session.ts';
import type { Database } from '../database/connection.ts';
import { existingFiles } from '../database/files/existingFiles.ts';
import { forbidden, invalidField } from '../problem.ts';
import type { RecordService } from '../records/recordService.ts';

/** What of themselves people keep, without a right to the users: nothing that decides who they are or what they may. */
export const ownCardSchema = z.strictObject({
  phone: z.string().max(60).nullable().optional(),
  photo: z.int().positive().nullable().optional(),
  signature: z.string().max(20_000).nullable().optional(),
});

const kept = Object.keys(ownCardSchema.shape);

/** The own phone number, photo and signature. ACC-01 */
export class OwnCard {
  private readonly database: Database;
  private readonly records: RecordService;

  constructor(database: Database, records: RecordService) {
    this.database = database;
    this.records = records;
  }

  async read(session: Session): Promise<OwnCardAnswer> {
    const own = await this.records.get(elevated(session, 'own card'), 'user', idOf(session), kept);
    return cardOf(own);
  }

  /** @throws ProblemError invalid: also for a photo that somebody else has uploaded */
  async change(session: Session, wishes: z.infer<typeof ownCardSchema>): Promise<OwnCardAnswer> {
    const user = idOf(session);
    const before = await this.read(session);
    if (wishes.photo != null && wishes.photo !== before.photo?.id)
      await this.refuseForeign(user, wishes.photo);
    await this.records.update(elevated(session, 'own card'), 'user', user, wishes);
    return this.read(session);
  }

  /** With full rights any file could be hung up here for everybody to see. */
  private async refuseForeign(user: number, photo: number): Promise<void> {
    const file = (await existingFiles(this.database.kysely, [photo])).get(photo);
    if (file?.uploadedBy !== user) throw invalidField('photo', 'notFile');
  }
}

function cardOf({ phone, photo, signature }: AnsweredRecord): OwnCardAnswer {
  return { phone: phone ?? null, photo: photo ?? null, signature: signature ?? null } as OwnCardAnswer;
}

function idOf({ user }: Session): number {
  if (!user) throw forbidden();
  return user.id;
}
