import {
  type FieldRight,
  type GrantableModule,
  type ModuleGrant,
  type PlainRight,
  plainRights,
  type Reach,
  type ReachRight,
  type RightsTable,
  reaches,
  reachRights,
} from '@gejie/core';

/** Path of what holds for every module that is not named. */
export const others = '*';

export const allRights = [...reachRights, ...plainRights] as const;
export type Right = ReachRight | PlainRight;

export function isReachRight(right: Right): right is ReachRight {
  return (reachRights as readonly string[]).includes(right);
}

/** What holds for a module: its own word, else that for all others. */
export function heldGrant(table: RightsTable, path: string): ModuleGrant {
  return table[path] ?? table[others] ?? {};
}

/** Whether the table says something of this very module. */
export function isNamed(table: RightsTable, path: string): boolean {
  return path === others || path in table;
}

/** Names a module that has followed the others so far, with their rights and this change. */
export function withGrant(table: RightsTable, path: string, change: ModuleGrant): RightsTable {
  return { ...table, [path]: { ...heldGrant(table, path), ...change } };
}

/** One right everywhere: for the others and for each module that is named. */
export function withColumn(table: RightsTable, right: Right, value: Reach | boolean): RightsTable {
  const paths = [others, ...Object.keys(table).filter((path) => path !== others)];
  return paths.reduce((next, path) => withGrant(next, path, { [right]: value }), table);
}

/** Every right of one module as far as this; what reaches nowhere may not be made or taken away either. */
export function withRow(table: RightsTable, path: string, reach: Reach): RightsTable {
  const change: ModuleGrant = {};
  for (const right of reachRights) change[right] = reach;
  for (const right of plainRights) change[right] = reach !== 'none';
  return withGrant(table, path, change);
}

/** Lets a module follow the others again. */
export function withoutModule(table: RightsTable, path: string): RightsTable {
  const { [path]: _own, ...rest } = table;
  return rest;
}

/** The right over a field; `write` is what holds without a word, so it is not kept. */
export function withField(table: RightsTable, path: string, field: string, right: FieldRight): RightsTable {
  const { [field]: _former, ...rest } = heldGrant(table, path).fields ?? {};
  const fields = right === 'write' ? rest : { ...rest, [field]: right };
  const { fields: _fields, ...grant } = heldGrant(table, path);
  return { ...table, [path]: Object.keys(fields).length > 0 ? { ...grant, fields } : grant };
}

/** Which rights over records a role can grant in a module; the rest stands with a function. */
export function isGrantable(module: GrantableModule | undefined, right: Right): boolean {
  if (!module) return true;
  if (right === 'see') return !module.everyoneSees;
  return module.writtenWith === null || right === 'export';
}

/** How far a right may be told to reach: records that belong to nobody are all there or not at all. */
export function reachesIn(module: GrantableModule | undefined): readonly Reach[] {
  return module?.ownership === 'none' ? ['none', 'all'] : reaches;
}

/** The value of a right as it counts in a module, apart from the others of its row. */
export function heldValue(grant: ModuleGrant, right: Right, module?: GrantableModule): Reach | boolean {
  if (!isReachRight(right)) return grant[right] === true;
  if (right === 'see' && module?.everyoneSees) return 'all';
  const reach = grant[right] ?? 'none';
  return reachesIn(module).includes(reach) ? reach : 'none';
}

/** A right that reaches further than its role sees: it ends where seeing ends. */
export function isBeyondSight(grant: ModuleGrant, right: Right, module?: GrantableModule): boolean {
  if (right === 'see' || !isReachRight(right) || !isGrantable(module, right)) return false;
  const [reach, sight] = [heldValue(grant, right, module), heldValue(grant, 'see', module)] as Reach[];
  return reaches.indexOf(reach as Reach) > reaches.indexOf(sight as Reach);
}

/** The fields of a module that a role limits and that are there. */
export function limitedFields(grant: ModuleGrant, module?: GrantableModule): string[] {
  const named = Object.entries(grant.fields ?? {}).filter(([, right]) => right !== 'write');
  return named
    .map(([name]) => name)
    .filter((name) => !module || module.fields.some((field) => field.name === name));
}

/** Whether two tables say the same of a right, or of the fields, in a module. */
export function differs(
  one: RightsTable,
  other: RightsTable,
  path: string,
  right: Right | 'fields',
  module?: GrantableModule,
): boolean {
  const [a, b] = [heldGrant(one, path), heldGrant(other, path)];
  if (right !== 'fields') return heldValue(a, right, module) !== heldValue(b, right, module);
  const names = new Set([...limitedFields(a, module), ...limitedFields(b, module)]);
  return [...names].some((name) => (a.fields?.[name] ?? 'write') !== (b.fields?.[name] ?? 'write'));
}
