import { user } from '@gejie/modules';
import { isOutranked, refuseOutranked } from '@gejie/modules/effects';
import type { Session } from '../access/session.ts';
import { forbidden, ProblemError } from '../problem.ts';
import type { RecordService } from '../records/recordService.ts';

export interface KeptAccount {
  id: number;
  username: string;
}

const beyond = {
  zh: '此员工的权限超出您自己的，不能查看其登录',
  en: 'This user may do more than you; you can’t look at how the user signs in',
};

/** Whose accounts somebody looks after: those with the function `users` look after all, but for who may do more. */
export class AccountKeeping {
  private readonly records: RecordService;

  constructor(records: RecordService) {
    this.records = records;
  }

  /** @throws ProblemError notFound; forbidden, also for the account of somebody who may do more */
  async seen(session: Session, id: number): Promise<KeptAccount> {
    const account = await this.known(session, id);
    const isBeyond = await this.records.transaction(session, async (work) =>
      isOutranked(work, await work.get(user, id)),
    );
    if (isBeyond) throw new ProblemError('forbidden', beyond);
    return account;
  }

  /** @throws ProblemError forbidden, notFound, state for the account of somebody who may do more */
  async kept(session: Session, id: number): Promise<KeptAccount> {
    const account = await this.known(session, id);
    await this.records.transaction(session, async (work) =>
      refuseOutranked(work, await work.get(user, id), null),
    );
    return account;
  }

  private async known(session: Session, id: number): Promise<KeptAccount> {
    if (!session.functions.has('users')) throw forbidden();
    const { username } = await this.records.get(session, user.name, id, ['username']);
    return { id, username: String(username) };
  }
}
