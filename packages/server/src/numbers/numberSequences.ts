import {
  dayIn,
  formatNumber,
  type Module,
  type ModuleField,
  type NumberSequenceAnswer,
  numberResets,
  type Registry,
} from '@gejie/core';
import { z } from 'zod';
import type { Session } from '../access/session.ts';
import { tellSettingsChanged } from '../audit/settingsChanged.ts';
import type { Database, Executor } from '../database/connection.ts';
import { setDefault } from '../database/customization/customFieldRows.ts';
import { tellCustomized } from '../database/customization/customizationSignal.ts';
import { numberState } from '../database/numbers/numberRules.ts';
import { numberedFields } from '../database/schema/syncSchema.ts';
import { invalidField } from '../problem.ts';
import { renumber, usualOf } from './renumber.ts';

/** Counters stay within what JavaScript counts exactly, with room for a lifetime of records. */
const largestNext = 1_000_000_000_000;

export const numberChangeSchema = z.strictObject({
  module: z.string().max(60),
  field: z.string().max(80).default('number'),
  pattern: z.string().trim().min(1).max(200).optional(),
  reset: z.enum(numberResets).optional(),
  gapFree: z.boolean().optional(),
  next: z.int().min(1).max(largestNext).optional(),
});
export type NumberChange = z.infer<typeof numberChangeSchema>;

interface Needs {
  database: Database;
  registry(): Registry;
  clock(): Date;
}

/** How records are numbered: decided by administrators, module by module. PLT-19 */
export class NumberSequences {
  private readonly needs: Needs;

  constructor(needs: Needs) {
    this.needs = needs;
  }

  async list(session: Session): Promise<NumberSequenceAnswer[]> {
    const { database, registry } = this.needs;
    const answers: NumberSequenceAnswer[] = [];
    for (const module of registry().modules)
      for (const field of numberedFields(module))
        answers.push(await this.answer(database.kysely, module, field, this.today(session)));
    return answers;
  }

  /**
   * Changes how a field is numbered from now on; records keep the numbers they have.
   * @throws ProblemError invalid for a pattern that can't be, or a next number that was given out already
   */
  async change(session: Session, { module: path, field: name, ...wish }: NumberChange): Promise<void> {
    const { database, registry } = this.needs;
    const module = registry().at(path);
    if (!module) throw invalidField('module', 'notChoice', { value: path });
    const field = numberedFields(module).find((one) => one.name === name);
    if (!field) throw invalidField('field', 'notChoice', { value: name });
    const day = this.today(session);
    await database.transaction(async (tx) => {
      const { before, after } = await renumber(tx, module, field, wish, day);
      if (field.custom && after.pattern !== before.pattern) {
        // The pattern is said of the field as well.
        await setDefault(tx, module.name, field.name, after.pattern);
        await tellCustomized(tx);
      }
      const changes = Object.fromEntries(
        Object.entries(after).map(([part, value]) => [`${module.path}.${name}.${part}`, value]),
      );
      const was = Object.fromEntries(
        Object.entries(before).map(([part, value]) => [`${module.path}.${name}.${part}`, value]),
      );
      await tellSettingsChanged(tx, session, 'numbers', was, changes);
    });
  }

  private async answer(
    db: Executor,
    module: Module,
    field: ModuleField,
    day: string,
  ): Promise<NumberSequenceAnswer> {
    const usual = usualOf(field);
    const state = await numberState(db, module, field, usual, day);
    return {
      module: module.path,
      field: field.name,
      moduleLabel: module.label,
      fieldLabel: field.label,
      ...state,
      example: formatNumber(state.pattern, state.next, day),
      usualPattern: usual.pattern,
    };
  }

  private today({ company }: Session): string {
    return dayIn(company.timeZone, this.needs.clock());
  }
}
