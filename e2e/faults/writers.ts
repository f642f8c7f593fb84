import type { Api } from '../harness/api.ts';
import { Refused } from '../harness/api.ts';

export interface Acknowledged {
  path: string;
  id: number;
  /** What the last answer said the record holds. */
  name: string;
  /** What was sent after that without an answer coming back: it may or may not have been saved. */
  sent?: string;
}

/** People who save one thing after the other and remember what they were told was saved. */
export class Writers {
  readonly acknowledged: Acknowledged[] = [];
  /** Answers other than success, by status; 0: none came. */
  readonly refusals = new Map<number, number>();
  private stopping = false;
  private readonly work: Promise<void>[];

  constructor(api: Api, count: number) {
    this.work = Array.from({ length: count }, (_, writer) => this.write(api, writer));
  }

  /** Lets everybody finish what is under way. */
  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.all(this.work);
  }

  private async write(api: Api, writer: number): Promise<void> {
    for (let round = 0; !this.stopping; round += 1) {
      const name = `写手${writer}第${round}家`;
      const account = await this.make(api, 'accounts', { name });
      if (!account) continue;
      await this.make(api, 'contacts', { name: `${name}联系人`, account: account.id });
      const values = { name: `${name}商机`, account: account.id, amount: '1000', closeDate: '2030-01-01' };
      await this.make(api, 'opportunities', values);
      await this.rename(api, account);
    }
  }

  private async make(api: Api, path: string, values: { name: string; [field: string]: unknown }) {
    const made = await this.told(() => api.create(path, values));
    if (!made) return null;
    const record: Acknowledged = { path, id: made.id, name: values.name };
    this.acknowledged.push(record);
    return record;
  }

  private async rename(api: Api, record: Acknowledged): Promise<void> {
    record.sent = `${record.name}（改）`;
    const answer = await this.told(() => api.change(record.path, record.id, { name: record.sent }));
    if (!answer) return;
    record.name = record.sent;
    delete record.sent;
  }

  /** @returns what was answered; null when nothing was saved as far as anybody was told */
  private async told<Answer>(ask: () => Promise<Answer>): Promise<Answer | null> {
    try {
      return await ask();
    } catch (error) {
      const status = error instanceof Refused ? error.status : 0;
      this.refusals.set(status, (this.refusals.get(status) ?? 0) + 1);
      // Where nobody listens any more, there is nothing left to do until somebody starts the server.
      if (status === 0) this.stopping = true;
      return null;
    }
  }
}

/** What was acknowledged and is not there now. */
export async function lost(api: Api, acknowledged: readonly Acknowledged[]): Promise<string[]> {
  const found = await Promise.all(
    acknowledged.map(async ({ path, id, name, sent }) => {
      const record = await api.get(path, id).catch((error: unknown) => {
        if (error instanceof Refused && error.status === 404) return null;
        throw error;
      });
      if (!record) return `${path} ${id} is gone`;
      if (record.name !== name && record.name !== sent)
        return `${path} ${id} is called ${record.name}, not ${name}`;
      return null;
    }),
  );
  return found.filter((one) => one !== null);
}
