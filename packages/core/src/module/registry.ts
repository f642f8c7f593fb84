import type { FieldDefinition } from '../fields/fieldDefinition.ts';
import { namesItsModules } from '../fields/pointing.ts';
import type { FieldTest } from '../filter/condition.ts';
import { type BilingualText, englishName } from '../messages/label.ts';
import type { ChoiceMetadata } from '../wire/metadata.ts';
import { checkReferences } from './checkReferences.ts';
import { type Figure, figuresOf } from './figures.ts';
import { readyFormulas } from './formulas.ts';
import { kernelFieldDefinitions, markDefinitions, ownerless } from './kernelFields.ts';
import type { AnyModuleDefinition, DeclaredModule } from './moduleDefinition.ts';
import { poolFieldDefinitions } from './poolFields.ts';
import { boundBy, holdersOf, hungOn } from './seenWith.ts';

/** A field in its place: named, with its column, whoever declared it. */
export interface ModuleField extends FieldDefinition {
  name: string;
  /** Name of the column in the module's table. */
  column: string;
  kernel: boolean;
  custom: boolean;
  /** The reference that it tells of; see `tellsOf`. */
  about?: ModuleField;
}

/** A list of records of `module` whose `field` points at the record at hand. */
export interface Backlink {
  name: string;
  label: BilingualText;
  module: string;
  field: string;
}

/** A reference to records of these modules: who sees one of those sees what points there. */
export interface Holder {
  field: ModuleField;
  targets: readonly Module[];
}

/** A module as the engine runs it: kernel, declared and custom fields together. */
export interface Module {
  name: string;
  path: string;
  table: string;
  label: BilingualText;
  title: string;
  ownership: 'record' | 'none';
  keptBy: 'people' | 'system';
  /** The field that tells the newest records. */
  latest: string;
  fields: ReadonlyMap<string, ModuleField>;
  /** What stands on its records without being kept in them (`keptApart`): tags. */
  marks: ReadonlyMap<string, ModuleField>;
  backlinks: readonly Backlink[];
  /** Its references that lead to records with which its own are seen. */
  seenThrough: readonly Holder[];
  /** Its formulas, each after those it reads. */
  formulas: readonly ModuleField[];
  /** Its roll-ups. */
  figures: readonly Figure[];
  /** Where its records name the departments to which writing is bound; null: it is not. */
  boundBy: FieldPath | null;
  definition: AnyModuleDefinition;
  /** What its records hang on, and are seen with: see `hangsOn`; null: they stand by themselves. */
  hung: { field: ModuleField; targets: readonly Module[] } | null;
}

/** A field, of the record itself or of one that it points at. */
export type FieldPath = Pick<FieldTest, 'through' | 'field'>;

/** All modules there are, looked up by name or by path. A change of custom fields makes a new registry. */
export class Registry {
  private readonly byName: ReadonlyMap<string, Module>;
  private readonly byPath: ReadonlyMap<string, Module>;

  /**
   * @param definitions the modules in menu order
   * @param customFields fields added at run time, by module name; their columns are `cf_…`
   * @throws Error when a definition refers to a module or field that does not exist
   */
  constructor(
    definitions: readonly DeclaredModule[],
    customFields: Record<string, Record<string, FieldDefinition>> = {},
  ) {
    const known = definitions as readonly unknown[] as AnyModuleDefinition[];
    const whole = known.map((definition) => ({
      ...definition,
      fields: { ...definition.fields, ...customFields[definition.name] },
    }));
    const modules = known.map((definition) =>
      resolve(definition, customFields[definition.name] ?? {}, whole),
    );
    this.byName = new Map(modules.map((module) => [module.name, module]));
    for (const module of modules) module.seenThrough = holdersOf(module, this.byName);
    this.byPath = new Map(modules.map((module) => [module.path, module]));
    if (this.byName.size < modules.length || this.byPath.size < modules.length)
      throw new Error('Two modules share a name or path');
    for (const module of modules) {
      checkReferences(module, this.byName);
      module.hung = hungOn(module, this.byName);
      module.figures = figuresOf(module, this.byName);
      module.boundBy = boundBy(module, this.byName);
    }
  }

  get modules(): Module[] {
    return [...this.byName.values()];
  }

  /** @throws Error when there is no such module: a mistake in code, not in a request */
  module(name: string): Module {
    const module = this.byName.get(name);
    if (!module) throw new Error(`There is no module ${name}`);
    return module;
  }

  at(path: string): Module | undefined {
    return this.byPath.get(path);
  }
}

/** What a list may show or ask of a module's records under this name: a field, or a mark on them. */
export function shownIn({ fields, marks }: Pick<Module, 'fields' | 'marks'>, name: string) {
  return fields.get(name) ?? marks.get(name);
}

/** closeDate → close_date */
export function columnName(field: string): string {
  return field.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}

/** Whether a field points at records of one module, and of no other, by their ids. */
export function pointsById({ type, targets }: FieldDefinition, target: Pick<Module, 'name'>): boolean {
  return (
    type.refersTo !== undefined && !namesItsModules(type.refersTo) && targets?.includes(target.name) === true
  );
}

/** The value with which a reference points at a record of a module, as filters and requests take it. */
export function pointerTo(
  { type }: Pick<FieldDefinition, 'type'>,
  { path }: Pick<Module, 'path'>,
  id: number,
): number | { module: string; id: number } {
  return namesItsModules(type.refersTo) ? { module: path, id } : id;
}

function resolve(
  definition: AnyModuleDefinition,
  custom: Record<string, FieldDefinition>,
  all: AnyModuleDefinition[],
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
  for (const [name, field] of Object.entries(custom)) add(name, field, { kernel: false, custom: true });
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
    backlinks: backlinksTo(definition.name, all),
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

function choicesIn(field: FieldDefinition, all: AnyModuleDefinition[]): ChoiceMetadata[] | undefined {
  if (field.type.namesModules) return modulesAmong(field, all);
  if (!field.type.listsSteps) return field.choices;
  return all.find(({ name }) => name === field.over)?.fields[field.choicesOf ?? '']?.choices ?? [];
}

/** The modules a reference may point at: those it names, and those of which what it asks is true. */
function targetsIn(
  { type, targets, among }: FieldDefinition,
  all: AnyModuleDefinition[],
): string[] | undefined {
  if (!among || !namesItsModules(type.refersTo)) return targets;
  const found = all.filter((definition) => among(definition)).map(({ name }) => name);
  return [...new Set([...(targets ?? []), ...found])];
}

/** The modules a field may name, as choices in menu order. */
function modulesAmong({ among }: FieldDefinition, all: AnyModuleDefinition[]): ChoiceMetadata[] {
  return all
    .filter((definition) => among?.(definition) ?? true)
    .map((definition) => ({ value: definition.path, label: labelOf(definition) }));
}

function labelOf({ name, label, en }: AnyModuleDefinition): BilingualText {
  return { zh: label, en: en ?? englishName(name) };
}

function backlinksTo(target: string, all: AnyModuleDefinition[]): Backlink[] {
  return all.flatMap((source) =>
    Object.entries(source.fields)
      .filter(([, field]) => field.type.refersTo && field.backlink && targetsIn(field, all)?.includes(target))
      .map(([name, field]) => ({
        name: field.backlink as string,
        label: field.backlinkLabel ?? { zh: source.label, en: englishName(field.backlink as string) },
        module: source.name,
        field: name,
      })),
  );
}
