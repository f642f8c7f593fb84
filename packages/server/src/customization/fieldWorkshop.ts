import type {
  ConversionPreview,
  CustomizedField,
  CustomizedFields,
  FieldUses,
  Module,
  ModuleField,
  OptionSubject,
  Registry,
} from '@gejie/core';
import type { Session } from '../access/session.ts';
import type { Database } from '../database/connection.ts';
import { changeTable } from '../database/customization/changeTable.ts';
import {
  type DeletedFieldRow,
  deletedFieldRows,
  insertField,
  markDeleted,
} from '../database/customization/customFieldRows.ts';
import { addColumn, hasRoom } from '../database/customization/fieldColumns.ts';
import { buildIndexes, indexesOf } from '../database/customization/fieldIndexes.ts';
import { countFilled } from '../database/customization/fieldValues.ts';
import type { JobService } from '../jobs/jobService.ts';
import { invalid, issueAt, notFound, ProblemError } from '../problem.ts';
import { readContext } from '../reading/readContext.ts';
import { previewConversion } from './conversionPreview.ts';
import { describeDeleted, describeFields, describeTypes, restorableDays } from './describeFields.ts';
import { FieldChanges } from './fieldChanges.ts';
import { keyOf, nameFor } from './fieldName.ts';
import { usesOf } from './fieldUses.ts';
import { refuseOutdated } from './fieldVersion.ts';
import { isRead } from './formulaReaders.ts';
import type { IndexWishes } from './indexWishes.ts';
import type { LiveRegistry } from './liveRegistry.ts';
import { readField } from './readField.ts';
import { rewriteAll } from './rewriting.ts';
import type { SchemaTurns } from './schemaTurns.ts';
import { definitionOf, stored } from './storedFields.ts';
import { tellChange } from './tellChange.ts';

export interface WorkshopDependencies {
  database: Database;
  live: LiveRegistry;
  wishes: IndexWishes;
  jobs: JobService;
  turns: SchemaTurns;
  clock(): Date;
}

/** Counts go no further than this. */
const mostCounted = 10_000;

/** Where administrators make, change and delete fields; each change holds for everyone as soon as it is answered. PLT-05 */
export class FieldWorkshop {
  private readonly needs: WorkshopDependencies;
  private readonly changes: FieldChanges;

  constructor(needs: WorkshopDependencies) {
    this.needs = needs;
    this.changes = new FieldChanges({ ...needs, subject: (...about) => this.subject(...about) });
  }

  async list(module: Module): Promise<CustomizedFields> {
    const { database, live } = this.needs;
    const deleted = await deletedFieldRows(database.kysely, module.name);
    return {
      fields: this.described([...module.fields.values()], module, live.now()),
      deleted: deleted.map((row) => describeDeleted(row, module, live.now())),
      types: describeTypes(),
    };
  }

  /** @throws ProblemError invalid with a message at each option, state when the module takes no (more) fields */
  async add(session: Session, path: string, given: Record<string, unknown>): Promise<CustomizedField> {
    const { database, clock } = this.needs;
    const name = await this.needs.turns.take(async (registry) => {
      const module = moduleAt(path, registry);
      if (module.keptBy === 'system') throw takesNone();
      if (!(await hasRoom(database.kysely, module))) throw isFull();
      const deleted = await deletedFieldRows(database.kysely, module.name);
      const field = this.read(session, module, registry, given, deleted);
      await changeTable(database, async (tx) => {
        await addColumn(tx, module, field);
        await insertField(tx, { module: module.name, name: field.name, definition: stored(field) }, clock());
        await tellChange(tx, session, module, field, 'added', { before: null, after: stored(field) });
        if (field.expression !== undefined)
          await rewriteAll(this.needs.jobs, tx, session, module, 'formulas');
      });
      // Should this process die here, the next start finds the index missing and builds it.
      if (field.unique) await buildIndexes(database, module, field, indexesOf(module, field));
      return field.name;
    });
    return this.one(path, name);
  }

  /**
   * @param patch with the `version` that it was made from, when nothing of another administrator's is to be lost
   * @param confirmed values that don't fit a new type are given up
   */
  async change(
    session: Session,
    path: string,
    name: string,
    { version, ...patch }: Record<string, unknown>,
    confirmed: boolean,
  ): Promise<CustomizedField> {
    await this.needs.turns.take(async (registry) => {
      const module = moduleAt(path, registry);
      const field = fieldIn(module, name);
      refuseOutdated(field, version);
      await this.changes.apply(session, module, field, registry, patch, confirmed);
    });
    return this.one(path, name);
  }

  /** What would come of a change of type; nothing is changed. */
  async preview(
    session: Session,
    module: Module,
    name: string,
    { version: _, ...patch }: Record<string, unknown>,
  ): Promise<ConversionPreview> {
    const { database, live, clock } = this.needs;
    const registry = live.now();
    const from = customIn(module, name);
    const to = this.changes.read(session, module, from, registry, patch);
    const { filters } = readContext(session, registry, clock());
    const follower = { session, registry, filters, now: clock() };
    return previewConversion(database.kysely, { module, from, to, context: filters }, follower);
  }

  async uses(session: Session, module: Module, name: string): Promise<FieldUses> {
    const { database, live } = this.needs;
    const field = fieldIn(module, name);
    const db = database.kysely;
    const count = await countFilled(db, module, field, mostCounted + 1);
    return {
      uses: await usesOf(db, module, field, live.now(), session.language),
      records: { value: Math.min(count, mostCounted), exact: count <= mostCounted },
    };
  }

  /** Hides a field from everything; its values stay for the days in which it can be restored. */
  async remove(session: Session, path: string, name: string): Promise<void> {
    const { database, clock } = this.needs;
    await this.needs.turns.take(async (registry) => {
      const module = moduleAt(path, registry);
      const field = customIn(module, name);
      await database.transaction(async (tx) => {
        await markDeleted(tx, module.name, name, clock());
        await tellChange(tx, session, module, field, 'deleted', { before: stored(field), after: null });
        if (field.search) await rewriteAll(this.needs.jobs, tx, session, module, 'reindex');
        if (isRead(module, name)) await rewriteAll(this.needs.jobs, tx, session, module, 'formulas');
      });
    });
  }

  /** @throws ProblemError notFound when there is nothing to restore (any more), state when its name is another's now */
  async restore(session: Session, path: string, name: string): Promise<CustomizedField> {
    const { database, clock } = this.needs;
    await this.needs.turns.take(async (registry) => {
      const module = moduleAt(path, registry);
      const rows = await deletedFieldRows(database.kysely, module.name);
      const row = rows.find((one) => one.name === name && isRestorable(one, clock()));
      if (!row) throw notFound();
      const field = definitionOf(row, module.path);
      const namesake = [...module.fields.values()].find(
        ({ label }) => label.zh === field.label.zh || label.en === field.label.en,
      );
      if (namesake) throw nameTaken(namesake);
      await database.transaction(async (tx) => {
        await markDeleted(tx, module.name, name, null);
        await tellChange(tx, session, module, { ...field, name }, 'restored', {
          before: null,
          after: stored(field),
        });
        if (field.search) await rewriteAll(this.needs.jobs, tx, session, module, 'reindex');
        if (field.expression !== undefined || isRead(module, name))
          await rewriteAll(this.needs.jobs, tx, session, module, 'formulas');
      });
    });
    return this.one(path, name);
  }

  private read(
    session: Session,
    module: Module,
    registry: Registry,
    { name: wished, ...given }: Record<string, unknown>,
    deleted: readonly DeletedFieldRow[],
  ): ModuleField {
    const subject = this.subject(session, module, registry, '');
    const { definition, issues } = readField(given, subject);
    try {
      const label = definition?.label ?? { zh: '', en: '' };
      const name = nameFor(wished, label, module, new Set(deleted.map((row) => row.name)));
      if (definition && issues.length === 0)
        return { ...definition, name, column: name, kernel: false, custom: true };
    } catch (error) {
      issues.push(issueAt('name', error));
    }
    throw invalid(issues);
  }

  private subject(session: Session, module: Module, registry: Registry, name: string): OptionSubject {
    const { filters } = readContext(session, registry, this.needs.clock());
    return { name, module, registry, context: filters, keyOf };
  }

  private one(path: string, name: string): CustomizedField {
    const registry = this.needs.live.now();
    const module = moduleAt(path, registry);
    const field = module.fields.get(name);
    const [described] = field ? this.described([field], module, registry) : [];
    // Another administrator may have deleted it again by now.
    if (!described) throw notFound();
    return described;
  }

  private described(fields: ModuleField[], module: Module, registry: Registry): CustomizedField[] {
    const declared = this.needs.live.declared(module.name) ?? module.definition;
    return describeFields(fields, module, declared, registry);
  }
}

function isRestorable({ deletedAt }: DeletedFieldRow, now: Date): boolean {
  return now.getTime() - new Date(deletedAt).getTime() <= restorableDays * 86_400_000;
}

function moduleAt(path: string, registry: Registry): Module {
  const module = registry.at(path);
  if (!module) throw notFound();
  return module;
}

function fieldIn(module: Module, name: string): ModuleField {
  const field = module.fields.get(name);
  if (!field) throw noSuchField();
  return field;
}

function customIn(module: Module, name: string): ModuleField {
  const field = fieldIn(module, name);
  if (field.custom) return field;
  throw new ProblemError('state', {
    zh: '此字段是产品的一部分，不能删除或改变类型',
    en: 'This field is part of the product: it can’t be deleted or become another kind',
  });
}

function noSuchField(): ProblemError {
  return new ProblemError('notFound', { zh: '没有这个字段', en: 'There is no such field' });
}

function takesNone(): ProblemError {
  return new ProblemError('state', {
    zh: '此模块的记录由系统写入，不能添加字段',
    en: 'The records of this module are written by the system: it takes no fields',
  });
}

function isFull(): ProblemError {
  return new ProblemError('state', {
    zh: '此模块的字段已达数据库的上限',
    en: 'This module has as many fields as the database can hold',
  });
}

function nameTaken({ label }: ModuleField): ProblemError {
  return new ProblemError('state', {
    zh: `已有另一个名为“${label.zh}”的字段：请先改它的名称`,
    en: `Another field is called “${label.en}” now: rename that first`,
  });
}
