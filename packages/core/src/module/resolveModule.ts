import type { FieldDefinition } from '../fields/fieldType.ts';
import { namesItsModules } from '../fields/refersTo.ts';
import { type BilingualText, englishName } from '../messages/label.ts';
import type { ChoiceMetadata } from '../wire/metadata.ts';
import { readyFormulas } from './formulas.ts';
import { kernelFieldDefinitions, markDefinitions, ownerless } from './kernelFields.ts';
import type { Backlink, Module, ModuleField } from './module.ts';
import type { AnyModuleDefinition } from './moduleDefinition.ts';
import { poolFieldDefinitions } from './poolFields.ts';

type Fields = Record<string, FieldDefinition>;

/** What a module is made of. As long as both are the same objects, so is the source. */
export interface ModuleSource {
  definition: AnyModuleDefinition;
  /** Fields added at run time. */
  added: Fields;
  /** The definition with them. */
  whole: AnyModuleDefinition;
  /** Fields that are what other modules make of them: which there are, which choices those have. */
  looking: readonly [name: string, field: FieldDefinition][];
  /** Fields that are told of where they point. */
  told: readonly [name: string, field: FieldDefinition][];
}

const none: Fields = {};

/** @param before what the module was made of last */
export function sourceOf(
  definition: AnyModuleDefinition,
  added: Fields = none,
  before?: ModuleSource,
): ModuleSource {
  if (before?.definition === definition && before.added === added) return before;
  const fields: Fields = { ...definition.fields, ...added };
  const entries = Object.entries(fields);
  return {
    definition,
    added,
    whole: { ...definition, fields },
    looking: entries.filter(([, { type, among }]) => among || type.namesModules || type.listsSteps),
    told: entries.filter(([, { type, backlink }]) => type.refersTo && backlink),
  };
}

/** Whether the fields of a module that look at others would be the same among these. */
export function seesTheSame(
  { fields }: Module,
  { looking }: ModuleSource,
  all: readonly AnyModuleDefinition[],
): boolean {
  return looking.every(([name, field]) => {
    const known = fields.get(name);
    return isSame(known?.choices, choicesIn(field, all)) && isSame(known?.targets, targetsIn(field, all));
  });
}

/** By module, the lists of records that point at its own. */
export function backlinksAmong(sources: readonly ModuleSource[]): ReadonlyMap<string, Backlink[]> {
  const all = sources.map(({ whole }) => whole);
  const found = new Map<string, Backlink[]>();
  for (const { definition, told } of sources) {
    for (const [name, field] of told) {
      const { backlink = '', backlinkLabel } = field;
      const label = backlinkLabel ?? { zh: definition.label, en: englishName(backlink) };
      for (const target of new Set(targetsIn(field, all))) {
        const links = found.get(target) ?? [];
        links.push({ name: backlink, label, module: definition.name, field: name });
        found.set(target, links);
      }
    }
  }
  return found;
}

/** Whether two descriptions say the same. */
export function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** closeDate → close_date */
export function columnName(field: string): string {
  return field.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}

/** A module by itself: what it has with others is not known yet. @param all modules, with their added fields */
export function resolveModule(
  { definition, added }: ModuleSource,
  all: readonly AnyModuleDefinition[],
): Module {
  const ownership = definition.ownership ?? 'record';
  const keptBy = definition.keptBy ?? 'people';
  const fields = new Map<string, ModuleField>();
  const add = (name: string, field: FieldDefinition, origin: { kernel: boolean; custom: boolean }) => {
    if (fields.has(name)) throw new Error(`${definition.name}.${name} is declared twice`);
    const label = { zh: field.label.zh, en: field.label.en || englishName(name) };
    const choices = choicesIn(field, all);
    const targets = targetsIn(field, all);
    const column = origin.custom ? name : columnName(name);
    fields.set(name, {
      ...field,
      ...origin,
      name,
      label,
      column,
      ...(choices && { choices }),
      ...(targets && { targets }),
    });
  };
  for (const [name, field] of Object.entries(definition.fields))
    add(name, field, { kernel: false, custom: false });
  for (const [name, field] of Object.entries(added)) add(name, field, { kernel: false, custom: true });
  for (const [name, field] of Object.entries(kernelFieldDefinitions)) {
    // A user's department is the user's own field, not the kernel's.
    if (ownership === 'none' && (ownerless as readonly string[]).includes(name)) continue;
    if (keptBy === 'system' && name !== 'id') continue;
    if (name === 'number' && !definition.number) continue;
    const given = name === 'number' ? { ...field, default: definition.number } : field;
    add(name, given, { kernel: true, custom: false });
  }
  if (definition.pool)
    for (const [name, field] of Object.entries(poolFieldDefinitions))
      add(name, field, { kernel: true, custom: false });
  for (const field of fields.values())
    if (field.tellsOf !== undefined) field.about = toldOf(definition.name, field, fields);
  const formulas = readyFormulas(fields);
  const marks = keptBy === 'people' ? marksOf(fields) : new Map();
  return {
    name: definition.name,
    path: definition.path,
    table: columnName(definition.name),
    label: labelOf(definition),
    title: definition.title,
    ownership,
    keptBy,
    latest: definition.latest ?? 'updatedAt',
    fields,
    marks,
    backlinks: [],
    seenThrough: [],
    formulas,
    figures: [],
    boundBy: null,
    definition,
    hung: null,
  };
}

/** A field of the module's own that has the name of a mark stands before it. */
function toldOf(
  module: string,
  { name, tellsOf = '' }: ModuleField,
  fields: ReadonlyMap<string, ModuleField>,
): ModuleField {
  const about = fields.get(tellsOf);
  if (about?.type.refersTo !== 'any')
    throw new Error(`${module}.${name} tells of ${tellsOf}, which is no reference to any of several modules`);
  return about;
}

function marksOf(fields: ReadonlyMap<string, ModuleField>): Map<string, ModuleField> {
  const marks = Object.entries(markDefinitions).filter(([name]) => !fields.has(name));
  return new Map(
    marks.map(([name, field]) => [
      name,
      { ...field, name, column: columnName(name), kernel: true, custom: false },
    ]),
  );
}

function choicesIn(
  field: FieldDefinition,
  all: readonly AnyModuleDefinition[],
): ChoiceMetadata[] | undefined {
  if (field.type.namesModules) return modulesAmong(field, all);
  if (!field.type.listsSteps) return field.choices;
  return all.find(({ name }) => name === field.over)?.fields[field.choicesOf ?? '']?.choices ?? [];
}

/** The modules a reference may point at: those it names, and those of which what it asks is true. */
function targetsIn(
  { type, targets, among }: FieldDefinition,
  all: readonly AnyModuleDefinition[],
): string[] | undefined {
  if (!among || !namesItsModules(type.refersTo)) return targets;
  const found = all.filter((definition) => among(definition)).map(({ name }) => name);
  return [...new Set([...(targets ?? []), ...found])];
}

/** The modules a field may name, as choices in menu order. */
function modulesAmong({ among }: FieldDefinition, all: readonly AnyModuleDefinition[]): ChoiceMetadata[] {
  return all
    .filter((definition) => among?.(definition) ?? true)
    .map((definition) => ({ value: definition.path, label: labelOf(definition) }));
}

function labelOf({ name, label, en }: AnyModuleDefinition): BilingualText {
  return { zh: label, en: en ?? englishName(name) };
}
