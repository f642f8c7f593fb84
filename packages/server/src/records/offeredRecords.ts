import { type FieldIssue, Invalid, type Module, type ModuleField, matches, sameValue } from '@gejie/core';
import type { WriteScope } from './writeScope.ts';

type Values = Record<string, unknown>;

/** The longest page of a list. */
const atOnce = 200;

/** Gives new records what their links begin with: the first record that the definition says. */
export async function withDefaultRecords(
  scope: WriteScope,
  module: Module,
  records: readonly Values[],
): Promise<void> {
  for (const field of module.fields.values()) {
    const without = records.filter((record) => record[field.name] === undefined);
    const [target] = field.targets ?? [];
    if (!field.defaultsTo || !target || without.length === 0) continue;
    const work = scope.work.asSystem('what a new record begins with');
    const definition = scope.registry.module(target).definition as never;
    const [first] = (await work.find(definition, { where: field.defaultsTo, limit: 1 })) as { id: number }[];
    for (const record of without) record[field.name] = first?.id ?? null;
  }
}

interface OfferedDraft {
  record: Values;
  before: Values | null;
  issues: FieldIssue[];
}

/** Adds to the issues what is wrong with references that were set anew to a record that is not offered any more. */
export async function refuseUnoffered(
  scope: WriteScope,
  module: Module,
  drafts: readonly OfferedDraft[],
): Promise<void> {
  for (const field of module.fields.values()) {
    const chosen = drafts.filter(
      ({ record, before }) =>
        record[field.name] != null && !sameValue(record[field.name], before?.[field.name]),
    );
    if (chosen.length === 0) continue;
    if (field.type.refersByKey) await refuseUnknownKeys(scope, field, chosen);
    else if (field.offers && !isTakenOver(scope, field)) await refuseClosed(scope, field, chosen);
  }
}

async function refuseClosed(
  scope: WriteScope,
  field: ModuleField,
  chosen: readonly OfferedDraft[],
): Promise<void> {
  const [target] = field.targets ?? [];
  if (!field.offers || !target) return;
  const anew = chosen.map((draft) => ({ draft, ids: newlyNamed(field.name, draft) }));
  const ids = [...new Set(anew.flatMap((one) => one.ids))].filter((id) => !isActing(scope, target, id));
  if (ids.length === 0) return;
  const { definition, title } = scope.registry.module(target);
  const work = scope.work.asSystem('what may be chosen');
  const closed = new Map<number, string>();
  for (let start = 0; start < ids.length; start += atOnce) {
    const some = ids.slice(start, start + atOnce);
    const found = (await work.find(definition as never, {
      where: { all: [{ id: { in: some } }, { not: field.offers }] },
      limit: atOnce,
    })) as (Values & { id: number })[];
    for (const one of found) closed.set(one.id, String(one[title] ?? ''));
  }
  for (const { draft, ids: named } of anew) {
    const value = named.map((id) => closed.get(id)).find((one) => one !== undefined);
    if (value !== undefined)
      draft.issues.push({ ...new Invalid('notOffered', { value }).issue, field: field.name });
  }
}

/** What is done with full rights takes an owner over from what is there already, and chooses nobody. */
function isTakenOver({ session }: WriteScope, { kernel }: ModuleField): boolean {
  return kernel && session.elevation !== null;
}

/** The ids that a field names and did not before. */
function newlyNamed(field: string, { record, before }: OfferedDraft): number[] {
  const known = [before?.[field] ?? []].flat();
  return ([record[field]].flat() as number[]).filter((id) => !known.includes(id));
}

/** Whoever is at work is there, which need not be asked with every record that begins as theirs. */
function isActing({ session }: WriteScope, target: string, id: number): boolean {
  return target === 'user' && session.user?.id === id;
}

/** What is named by a key has to be there, and offered. */
async function refuseUnknownKeys(
  scope: WriteScope,
  field: ModuleField,
  chosen: readonly OfferedDraft[],
): Promise<void> {
  const { type, offers } = field;
  const [target] = field.targets ?? [];
  const needy = chosen.filter(({ record }) => !type.standsAlone?.(record[field.name], scope.session.company));
  if (!type.refersByKey || !target || needy.length === 0) return;
  const key = type.refersByKey;
  const keys = [...new Set(needy.map(({ record }) => String(record[field.name])))];
  const found = (await scope.work
    .asSystem('what may be chosen')
    .find(scope.registry.module(target).definition as never, {
      where: { [key]: { in: keys } },
      limit: 200,
    })) as Values[];
  const known = new Map(found.map((one) => [String(one[key]), one]));
  for (const { record, issues } of needy) {
    const value = String(record[field.name]);
    const one = known.get(value);
    const code = !one ? 'referenceNotFound' : offers && !matches(offers, one) ? 'notOffered' : null;
    if (code) issues.push({ ...new Invalid(code, { value }).issue, field: field.name });
  }
}
