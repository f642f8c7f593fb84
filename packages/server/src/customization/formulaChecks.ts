import {
  type FieldDefinition,
  type Formula,
  type FormulaCheck,
  fieldTypes,
  formulaOver,
  inLanguage,
  type Module,
} from '@gejie/core';
import type { Session } from '../access/session.ts';
import { invalidField } from '../problem.ts';
import { mayRead } from '../reading/readContext.ts';
import type { RecordService } from '../records/recordService.ts';

/** A formula being written. */
export interface FormulaDraft {
  expression: string;
  /** Name of the type of its result. */
  result: string;
  scale?: number;
  /** API name of the field it is of; absent: of a new one. */
  field?: string;
}

interface Needs {
  records: Pick<RecordService, 'find'>;
}

/** So many of the latest records are looked through for one that has a value. */
const mostLooked = 20;

/** Tells what is wrong with a formula while it is typed, or what it comes to for one of the records there are. PLT-05 */
export class FormulaChecks {
  private readonly needs: Needs;

  constructor(needs: Needs) {
    this.needs = needs;
  }

  /** @throws ProblemError invalid for a type that no formula results in */
  async check(session: Session, module: Module, draft: FormulaDraft): Promise<FormulaCheck> {
    const type = fieldTypes.get(draft.result);
    if (!type?.reckoning?.write)
      throw invalidField('result', 'notChoice', { value: draft.result.slice(0, 60) });
    const result: FieldDefinition = { type, label: { zh: '', en: '' }, scale: draft.scale };
    const { formula, mistakes } = formulaOver(module, draft.field ?? null, draft.expression, result);
    return {
      mistakes: mistakes.map(({ from, to, message }) => ({
        from,
        to,
        message: inLanguage(message, session.language),
      })),
      reads: formula?.reads ?? [],
      example: formula && (await this.example(session, module, formula)),
    };
  }

  /** The latest record for which it has a value, else the latest; none where the asker may not read what it reads. */
  private async example(
    session: Session,
    module: Module,
    { reads, compute }: Formula,
  ): Promise<FormulaCheck['example']> {
    if (!reads.every((name) => mayRead(session, module, name))) return null;
    const fields = [...new Set([module.title, ...reads])];
    const { records } = await this.needs.records.find(session, module.name, { fields, limit: mostLooked });
    const worked = records.map((record) => ({
      id: record.id,
      label: (record[module.title] as string | null) ?? null,
      value: compute(record),
    }));
    return worked.find(({ value }) => value !== null && value !== false) ?? worked[0] ?? null;
  }
}
