import { user } from '@gejie/modules';
import { refuseOutranked } from '@gejie/modules/effects';
import type { Session } from '../access/session.ts';
import { forbidden } from '../problem.ts';
import type { RecordService } from '../records/recordService.ts';

export interface KeptAccount {
  id: number;
  username: string;
}

/** Whose accounts somebody looks after: those with the function `users` look after all, but for who may do more. */
export class AccountKeeping {
  private readonly records: RecordService;

  constructor(records: RecordService) {
    this.records = records;
  }

  /** @throws ProblemError forbidden, notFound */
  async seen(session: Session, id: number): Promise<KeptAccount> {
    if (!session.functions.has('users')) throw forbidden();
    const { username } = await this.records.get(session, user.name, id, ['username']);
    return { id, username: String(username) };
  }

  /** @throws ProblemError forbidden, notFound, state for the account of somebody who may do more */
  async kept(session: Session, id: number): Promise<KeptAccount> {
    const account = await this.seen(session, id);
    await this.records.transaction(session, async (work) =>
      refuseOutranked(work, await work.get(user, id), null),
    );
    return account;
  }
}
