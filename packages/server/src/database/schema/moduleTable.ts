import { createHash } from 'node:crypto';
import { holdsSeveral, type Module, type ModuleField } from '@gejie/core';
import { searchedFields } from '../../indexing/searchEntry.ts';

/** The order of Chinese text by pinyin, of everything else by alphabet. */
export const pinyinOrder = '"zh-x-icu"';

export interface IndexPlan {
  name: string;
  /** What stands between the parentheses, and before them `using …` where it isn't a B-tree. */
  on: string;
  unique: boolean;
  where: string;
}

export const living = 'deleted_at is null';

/** Name in double quotes, safe in any statement. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Columns of a module's table: name → SQL type with default. */
export function columnPlan(module: Module): Map<string, string> {
  const columns = new Map<string, string>();
  for (const field of module.fields.values())
    if (!field.type.keptInRows) columns.set(field.column, columnType(field));
  // Queries look at the living only: of what the system keeps, everything always is.
  if (module.keptBy === 'system') columns.set('deleted_at', 'timestamptz(3)');
  return columns;
}

/** SQL type of a field's column, with what it is where nothing is given. */
export function columnType(field: ModuleField): string {
  return field.type.column(field).sql + columnDefault(field);
}

function columnDefault(field: ModuleField): string {
  // A checkbox is never empty, in the records that were there before it neither.
  if (field.custom) return isCheckbox(field) ? ' default false' : '';
  if (!field.kernel) return '';
  if (field.name === 'id') return " primary key default nextval('record_id')";
  if (field.name === 'version') return ' not null default 1';
  return field.name === 'createdAt' || field.name === 'updatedAt' ? ' not null default now()' : '';
}

function isCheckbox(field: ModuleField): boolean {
  return field.type.column(field).shape === 'flag' && !field.type.computed;
}

/** More choices than this are sorted by their keys: each row would be looked up in the list. */
const mostOrdered = 200;

/**
 * The expression a list sorts this field by: pinyin order for names, the declared order for choices.
 * @param alias of the table in the query; empty inside an index
 */
export function sortExpression(field: ModuleField, alias = ''): string {
  const column = `${alias && `${alias}.`}${quoted(field.column)}`;
  const { shape } = field.type.column(field);
  if (isChosenFrom(field) && (field.choices?.length ?? 0) <= mostOrdered)
    return `array_position(${choiceOrder(field)}, ${column})`;
  return shape === 'text' && !field.kernel ? `${column} collate ${pinyinOrder}` : column;
}

function choiceOrder(field: ModuleField): string {
  const values = (field.choices ?? []).map(({ value }) => `'${value.replaceAll("'", "''")}'`);
  return `array[${values.join(',')}]::text[]`;
}

/**
 * What an index of a module that the system keeps is over: the single characters and pairs of characters of its searched
 * texts (`grams_of`, migration 0770). Its records have no entry in the search index.
 */
export function gramsExpression(module: Module, alias = ''): string {
  const columns = searchedFields(module).map(({ column }) => `${alias && `${alias}.`}${quoted(column)}`);
  return `grams_of(${columns.join(', ')})`;
}

/** Whether a living record may have this column empty, so that sorting must place the empty ones. */
export function mayBeEmpty(field: ModuleField): boolean {
  return !(field.kernel && ['id', 'version', 'createdAt', 'updatedAt'].includes(field.name));
}

/** The indexes that keep a module's lists, related lists and unique fields fast at any size. */
export function indexPlan(module: Module): IndexPlan[] {
  const plans: IndexPlan[] = [];
  const add = (on: string, where: string, unique = false) => {
    const digest = createHash('sha256').update(`${on} ${where} ${unique}`).digest('hex').slice(0, 10);
    plans.push({ name: `${module.table.slice(0, 40)}_${digest}`, on, unique, where });
  };
  const latest = latestColumn(module);
  add(`(${latest}, id)${belonging(module)}`, living);
  if (module.keptBy === 'people') add('(deleted_at, id)', 'deleted_at is not null');
  else add(`using gin (${gramsExpression(module)})`, living);
  for (const { on, where } of calendarIndexes(module)) add(on, where);
  // Few of the records lie in a pool at a time, so its lists have an index of those alone.
  if (module.definition.pool) add('(pool, pooled_at, id)', `${living} and pool is not null`);
  for (const field of module.fields.values()) {
    if (field.unique) add(`(lower(${quoted(field.column)}))`, living, true);
    const within = module.fields.get(field.uniqueWithin ?? '');
    if (within) add(`(${quoted(within.column)}, ${comparedAs(field)})`, living, true);
    // An added field is indexed when somebody first filters or sorts by it: see customization/indexWishes.ts.
    if (field.custom && !field.index) continue;
    const byLatest = field.kernel
      ? field.name === 'owner' || field.name === 'department'
      : field.type.refersTo === 'one' || (field.type.refersTo === 'any' && field.backlink !== undefined);
    if (byLatest) add(byLatestIndex(field, latest), living);
    else if (isSortedOn(module, field)) add(`((${sortExpression(field)}), id)`, living);
    if (isLookedUp(module, field)) add(byLatestIndex(field, latest), living);
    if (leadsToStory(module, field)) add(`(${quoted(field.column)}, (${storyTime(module)}), id)`, living);
    if (isChosenFrom(field) && isFilteredOn(module, field)) add(choiceIndex(module, field, latest), living);
    // What is found in a file is looked up by the file.
    if (field.contents) add(`(${quoted(field.column)})`, living);
    if (holdsSeveral(field.type.refersTo)) add(`using gin (${quoted(field.column)})`, living);
  }
  return plans;
}

/** By which values are the same: texts whatever their capitals. */
export function comparedAs(field: ModuleField, alias = ''): string {
  const column = `${alias && `${alias}.`}${quoted(field.column)}`;
  return field.type.column(field).shape === 'text' ? `lower(${column})` : column;
}

/**
 * When a record of a module that stands in calendars is, from its start to its end; null where it has no end.
 * @param alias of the table in the query; empty inside an index
 */
export function calendarSpan(module: Module, alias = ''): string | null {
  const { start, end } = calendarColumns(module);
  if (start === null || end === null) return null;
  const [from, until] = [start, end].map((column) => `${alias && `${alias}.`}${quoted(column)}`);
  return `tstzrange(${from}, greatest(${from}, ${until}), '[]')`;
}

/** What comes once is found by when it is, a series by when it began. */
function calendarIndexes(module: Module): { on: string; where: string }[] {
  const span = calendarSpan(module);
  const { start, rule } = calendarColumns(module);
  if (span === null || start === null) return [];
  if (rule === null) return [{ on: `using gist (${span})`, where: living }];
  return [
    { on: `using gist (${span})`, where: `${living} and ${quoted(rule)} is null` },
    { on: `(${quoted(start)}, id)`, where: `${living} and ${quoted(rule)} is not null` },
  ];
}

/**
 * When a record is told of in the story of what it points at.
 * @param alias of the table in the query; empty inside an index
 */
export function storyTime(module: Module, alias = ''): string {
  const at = module.fields.get(module.definition.story?.at ?? '');
  const column = (name: string) => `${alias && `${alias}.`}${quoted(name)}`;
  return at ? `coalesce(${column(at.column)}, ${column('created_at')})` : column('created_at');
}

/** Whether a reference leads to where its record is told of at length. */
function leadsToStory(module: Module, { name, type, backlink }: ModuleField): boolean {
  if (module.keptBy === 'system' || backlink === undefined) return false;
  if (type.refersTo === 'any') return true;
  return type.refersTo === 'one' && module.definition.story?.within?.includes(name) === true;
}

function calendarColumns({ definition: { calendar }, fields }: Module) {
  const column = (name: string | undefined) => fields.get(name ?? '')?.column ?? null;
  return {
    start: column(calendar?.start),
    end: column(calendar?.end),
    rule: column(calendar?.repeats?.rule),
  };
}

/** The column by which a module's records are later or earlier, as its lists have them at first. */
export function latestColumn(module: Module): string {
  return module.fields.get(module.latest)?.column ?? 'updated_at';
}

/** What the system keeps is looked at by time: indexes in other orders would only make it slower to write. */
function isFilteredOn(module: Module, field: ModuleField): boolean {
  return module.keptBy === 'system' ? field.index === true : isSortedOn(module, field);
}

/** What the list shows has heads to sort by, so it is indexed without saying so. */
function isSortedOn(module: Module, field: ModuleField): boolean {
  if (!field.type.sortable || field.type.refersTo || field.name === module.latest) return false;
  if (module.keptBy === 'system') return field.index === true && !isChosenFrom(field);
  return (
    field.index === true ||
    field.name === module.title ||
    field.search === 'name' ||
    module.definition.list.includes(field.name)
  );
}

/** What is asked for as a whole, such as an address in the operation log: the order of names is of no help there. */
function isLookedUp(module: Module, field: ModuleField): boolean {
  return (
    module.keptBy === 'system' &&
    field.index === true &&
    !isChosenFrom(field) &&
    field.type.column(field).shape === 'text'
  );
}

function isChosenFrom(field: ModuleField): boolean {
  return field.choices !== undefined && field.type.column(field).shape === 'text';
}

/** The owner's carries the department, for records that belong to nobody are within the reach of some departments. */
function byLatestIndex({ column, kernel, name }: ModuleField, latest: string): string {
  return `(${quoted(column)}, ${latest}, id)${kernel && name === 'owner' ? ' include (department)' : ''}`;
}

/** The records of one choice, latest first. */
function choiceIndex(module: Module, field: ModuleField, latest: string): string {
  return `(${quoted(field.column)}, ${latest}, id)${belonging(module)}`;
}

/**
 * An index carries whom its records belong to, so that counting them within a reach, or looking for the latest within
 * it, never touches the table: 2 ms instead of 60 for 10,000 of 500,000.
 */
function belonging(module: Module): string {
  return module.ownership === 'record' ? ' include (owner, department)' : '';
}
