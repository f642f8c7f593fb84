import {
  type ChoiceMetadata,
  type ConversionPreview,
  dayIn,
  type FieldDefinition,
  type FieldIssue,
  Invalid,
  isLosing,
  type Module,
  type ModuleField,
  type OptionSubject,
  optionNames,
  type Registry,
  usualReset,
} from '@gejie/core';
import type { Session } from '../access/session.ts';
import type { Database, Executor } from '../database/connection.ts';
import { putChoiceOverlay } from '../database/customization/choiceOverlayRows.ts';
import { noteFormer, orderFields, updateField } from '../database/customization/customFieldRows.ts';
import { buildIndexes, dropIndexes, indexesOf } from '../database/customization/fieldIndexes.ts';
import { countChosen, repeatedValues } from '../database/customization/fieldValues.ts';
import type { JobService } from '../jobs/jobService.ts';
import { renumber } from '../numbers/renumber.ts';
import { invalid, invalidField, issueAt, ProblemError } from '../problem.ts';
import { readContext } from '../reading/readContext.ts';
import { hasEditableChoices, readCodeChoices, reliedOn } from './codeChoices.ts';
import { needsConversion, replaceComputed, runConversion } from './conversion.ts';
import { previewConversion } from './conversionPreview.ts';
import { convertible } from './convertible.ts';
import { followConversion } from './followConversion.ts';
import { isRead, refuseBrokenFormulas } from './formulaReaders.ts';
import type { IndexWishes } from './indexWishes.ts';
import type { LiveRegistry } from './liveRegistry.ts';
import { readField } from './readField.ts';
import { rewriteAll } from './rewriting.ts';
import { stored } from './storedFields.ts';
import { tellChange } from './tellChange.ts';

interface Needs {
  database: Database;
  live: LiveRegistry;
  wishes: IndexWishes;
  jobs: JobService;
  clock(): Date;
  subject(session: Session, module: Module, registry: Registry, name: string): OptionSubject;
}

/** Changes to fields that are there: what they are called and take, their values, their kind. */
export class FieldChanges {
  private readonly needs: Needs;

  constructor(needs: Needs) {
    this.needs = needs;
  }

  /** @throws ProblemError invalid; state when values would be lost and nobody has confirmed it */
  async apply(
    session: Session,
    module: Module,
    field: ModuleField,
    registry: Registry,
    patch: Record<string, unknown>,
    confirmed: boolean,
  ): Promise<void> {
    if (!field.custom) return this.changeCode(session, module, field, patch);
    const { order, ...rest } = patch;
    const to = this.read(session, module, field, registry, rest);
    const names = order === undefined || order === null ? null : ordered(module, field.name, order);
    await this.refuseLostChoices(module, field, to);
    if (to.type.name === field.type.name) refuseBrokenFormulas(module, field, to);
    const keep = async (tx: Executor) => {
      await updateField(tx, { module: module.name, name: field.name, definition: stored(to) });
      if (to.type !== field.type) {
        const was = { module: module.name, name: field.name, definition: stored(field) };
        await noteFormer(tx, was, this.needs.clock());
      }
      if (names) await orderFields(tx, module.name, names);
      if (to.type.numbered && to.default !== field.default)
        await this.renumber(tx, session, module, field, to);
      await tellChange(tx, session, module, to, 'changed', { before: stored(field), after: stored(to) });
      if (Boolean(field.search) !== Boolean(to.search))
        await rewriteAll(this.needs.jobs, tx, session, module, 'reindex');
      if (reworks(module, field, to)) await rewriteAll(this.needs.jobs, tx, session, module, 'formulas');
    };
    if (needsConversion(field, to)) await this.convert(session, module, field, to, registry, confirmed, keep);
    else {
      if (to.unique && !field.unique) await this.makeUnique(module, to);
      await this.needs.database.transaction(keep);
      await this.followIndexes(module, field, to);
    }
  }

  /** What the pattern says of when counting begins anew holds again, unless it says the same as before. */
  private async renumber(
    tx: Executor,
    { company }: Session,
    module: Module,
    from: ModuleField,
    to: ModuleField,
  ): Promise<void> {
    const pattern = String(to.default);
    const reset = usualReset(pattern);
    const wish = { pattern, ...(reset === usualReset(String(from.default)) ? {} : { reset }) };
    await renumber(tx, module, to, wish, dayIn(company.timeZone, this.needs.clock()));
  }

  /** What the field would be. */
  read(
    session: Session,
    module: Module,
    field: ModuleField,
    registry: Registry,
    patch: Record<string, unknown>,
  ): ModuleField {
    const subject = this.needs.subject(session, module, registry, field.name);
    const type = typeof patch.type === 'string' ? patch.type : field.type.name;
    const isSame = type === field.type.name;
    const given = { ...described(field, registry), ...patch, type };
    const { definition, issues } = readField(isSame ? given : withoutStrange(given, patch), subject);
    if (definition && issues.length === 0) {
      const index = isSame && field.index ? true : undefined;
      const { name, column } = field;
      if (!isSame && !convertible(field.type).includes(type)) throw becomesNot(field, definition);
      // Where values are converted, whether they repeat is known only afterwards.
      return { ...definition, index, name, column, kernel: false, custom: true };
    }
    throw invalid(issues);
  }

  private async convert(
    session: Session,
    module: Module,
    from: ModuleField,
    to: ModuleField,
    registry: Registry,
    confirmed: boolean,
    keep: (tx: Executor) => Promise<void>,
  ): Promise<void> {
    const { database, clock, wishes } = this.needs;
    if (to.unique) throw invalidField('unique', 'optionNotTaken', { type: to.type.label });
    const { filters } = readContext(session, registry, clock());
    const conversion = { module, from, to, context: filters };
    const follower = { session, registry, filters, now: clock() };
    if (to.type.computed) await replaceComputed(database, conversion, keep);
    else {
      const preview = !confirmed && (await previewConversion(database.kysely, conversion, follower));
      if (preview && isLosing(preview)) throw wouldLose(preview);
      await runConversion(database, conversion, clock(), async (tx) => {
        await followConversion(tx, conversion, follower);
        await keep(tx);
      });
    }
    // Its index went with the column.
    if (to.index) wishes.renew(module.name, to.name);
  }

  /** Builds the index that holds it to that, before anybody is told. @throws ProblemError invalid when values repeat */
  private async makeUnique(module: Module, to: ModuleField): Promise<void> {
    const { database } = this.needs;
    if (await buildIndexes(database, module, to, indexesOf(module, to))) return;
    const { count, values } = await repeatedValues(database.kysely, module, to, 5);
    throw invalidField('unique', 'valuesRepeat', { count, values: values.join('、') });
  }

  private async followIndexes(module: Module, from: ModuleField, to: ModuleField): Promise<void> {
    if (from.unique && !to.unique) {
      const kept = new Set(indexesOf(module, to).map(({ name }) => name));
      const gone = indexesOf(module, from).filter(({ name }) => !kept.has(name));
      await dropIndexes(this.needs.database, gone);
    }
    if (to.index && from.choices) this.needs.wishes.renew(module.name, to.name);
  }

  private async changeCode(
    session: Session,
    module: Module,
    field: ModuleField,
    patch: Record<string, unknown>,
  ): Promise<void> {
    const { database, live, wishes } = this.needs;
    const declared = live.declared(module.name);
    const own = declared?.fields[field.name];
    const strange = Object.keys(patch).filter((name) => name !== 'choices' || !hasEditableChoices(field));
    if (strange.length > 0 || !declared || !own)
      throw invalid(strange.map((name) => ({ ...new Invalid('readOnly').issue, field: name })));
    if (patch.choices === undefined) return;
    let choices: ChoiceMetadata[];
    try {
      choices = readCodeChoices(patch.choices, module, field, own, reliedOn(declared, field.name));
    } catch (error) {
      throw invalid([issueAt('choices', error)]);
    }
    await this.refuseLostChoices(module, field, { ...field, choices });
    refuseBrokenFormulas(module, field, { ...field, choices });
    await database.transaction(async (tx) => {
      await putChoiceOverlay(tx, { module: module.name, field: field.name, choices });
      await tellChange(tx, session, module, field, 'changed', {
        before: { choices: field.choices },
        after: { choices },
      });
    });
    wishes.renew(module.name, field.name);
  }

  /** A value that records still have would be nameless. @throws ProblemError invalid */
  private async refuseLostChoices(module: Module, from: ModuleField, to: ModuleField): Promise<void> {
    if (!from.choices || !to.choices || from.type.name !== to.type.name) return;
    const kept = new Set(to.choices.map(({ value }) => value));
    const gone = from.choices.filter(({ value }) => !kept.has(value));
    if (gone.length === 0) return;
    const counts = await countChosen(
      this.needs.database.kysely,
      module,
      from,
      gone.map(({ value }) => value),
    );
    const issues = gone.flatMap(({ value, label }): FieldIssue[] => {
      const count = counts.get(value) ?? 0;
      return count > 0
        ? [{ ...new Invalid('choiceInUse', { value: label, count }).issue, field: 'choices' }]
        : [];
    });
    if (issues.length > 0) throw invalid(issues.slice(0, 20));
  }
}

/** A field as a request would describe it. */
function described(field: ModuleField, registry: Registry): Record<string, unknown> {
  const options = optionNames(field).map((name) => [name, field[name]]);
  return {
    ...Object.fromEntries(options),
    label: field.label,
    hint: field.hint,
    required: field.required,
    hidden: field.hidden,
    ...(field.targets ? { targets: field.targets.map((name) => registry.module(name).path) } : {}),
    ...(field.backlink ? { backlink: true } : {}),
    ...(field.result ? { result: field.result.type.name } : {}),
  };
}

/** Of another kind of field only what that kind takes; what the request itself brings is left to be judged. */
function withoutStrange(
  given: Record<string, unknown>,
  patch: Record<string, unknown>,
): Record<string, unknown> {
  const common = new Set(['type', 'label', 'hint', 'required', 'hidden']);
  return Object.fromEntries(Object.entries(given).filter(([name]) => common.has(name) || name in patch));
}

function ordered(module: Module, name: string, order: unknown): string[] {
  const others = [...module.fields.values()].filter((field) => field.custom && field.name !== name);
  if (typeof order !== 'number' || !Number.isInteger(order) || order < 0)
    throw invalidField('order', 'notWhole');
  return others.map((field) => field.name).toSpliced(Math.min(order, others.length), 0, name);
}

function becomesNot(from: FieldDefinition, to: FieldDefinition): ProblemError {
  return new ProblemError('state', {
    zh: `“${from.type.label.zh}”不能变为“${to.type.label.zh}”`,
    en: `“${from.type.label.en}” can’t become “${to.type.label.en}”`,
  });
}

function wouldLose(conversion: ConversionPreview): ProblemError {
  const { fails, breaks, stops } = conversion;
  const lost = {
    zh: `有 ${fails} 条记录的值不符合，转换后会丢失；确认后再转换`,
    en: `${fails} records have values that don’t fit and would be lost: confirm to convert the others`,
  };
  const broken = {
    zh: `公式“${breaks.join('”“')}”将无法计算；确认后再转换`,
    en: `The formulas “${breaks.join('”, “')}” could not be worked out any more: confirm to convert`,
  };
  const labels = stops.map(({ label }) => label);
  const stopped = {
    zh: `“${labels.join('”“')}”的条件将失效；确认后再转换`,
    en: `The conditions of “${labels.join('”, “')}” would not work any more: confirm to convert`,
  };
  const said = fails > 0 ? lost : breaks.length > 0 ? broken : stopped;
  return new ProblemError('state', said, [], { conversion });
}

/** Whether formulas come to something else with it. */
function reworks(module: Module, from: ModuleField, to: ModuleField): boolean {
  if (to.expression !== from.expression || to.result?.type.name !== from.result?.type.name) return true;
  return needsConversion(from, to) && isRead(module, from.name);
}
