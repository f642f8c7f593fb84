import type { Registry } from '@gejie/core';
import { elevated } from '../access/elevation.ts';
import type { Session } from '../access/session.ts';
import type { Database } from '../database/connection.ts';
import { anyConverted } from '../database/currencies/convertedAmounts.ts';
import { invalidField } from '../problem.ts';
import type { RecordService } from '../records/recordService.ts';

interface Needs {
  database: Database;
  records: RecordService;
  registry(): Registry;
}

/** The currency in which the company adds up. */
export class CompanyCurrency {
  private readonly needs: Needs;

  constructor(needs: Needs) {
    this.needs = needs;
  }

  /**
   * Makes a currency ready to be the company's: it is among those in use.
   * @throws ProblemError invalid once amounts were converted into the present one
   */
  async prepare(session: Session, code: string): Promise<void> {
    if (code === session.company.currency) return;
    const { database, records, registry } = this.needs;
    const rated = registry().modules.flatMap(({ table, fields }) =>
      [...fields.values()].filter(({ rateOf }) => rateOf).map((field) => ({ table, field })),
    );
    if (await anyConverted(database.kysely, rated)) throw invalidField('currency', 'currencyInUse');
    const system = elevated(session, 'the company’s currency');
    const { records: known } = await records.find(system, 'currency', { where: { code }, limit: 1 });
    if (!known[0]) await records.create(system, 'currency', { code });
    else if (known[0].active !== true)
      await records.update(system, 'currency', known[0].id, { active: true });
  }
}
