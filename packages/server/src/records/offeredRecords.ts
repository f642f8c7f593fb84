import { type FieldIssue, Invalid, type Module, sameValue } from '@gejie/core';
import type { WriteScope } from './writeScope.ts';

type Values = Record<string, unknown>;

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

/** Adds to the issues what is wrong with links that were set anew to a record that is not offered any more. */
export async function refuseUnoffered(
  scope: WriteScope,
  module: Module,
  drafts: readonly { record: Values; before: Values | null; issues: FieldIssue[] }[],
): Promise<void> {
  for (const field of module.fields.values()) {
    const [target] = field.targets ?? [];
    if (!field.offers || !target) continue;
    const chosen = drafts.filter(
      ({ record, before }) =>
        record[field.name] != null && !sameValue(record[field.name], before?.[field.name]),
    );
    const ids = [...new Set(chosen.map(({ record }) => record[field.name] as number))];
    if (ids.length === 0) continue;
    const { definition, title } = scope.registry.module(target);
    const work = scope.work.asSystem('what may be chosen');
    const found = (await work.find(definition as never, {
      where: { all: [{ id: { in: ids } }, { not: field.offers }] },
      limit: 200,
    })) as (Values & { id: number })[];
    const closed = new Map(found.map((one) => [one.id, String(one[title] ?? '')]));
    for (const { record, issues } of chosen) {
      const value = closed.get(record[field.name] as number);
      if (value !== undefined)
        issues.push({ ...new Invalid('notOffered', { value }).issue, field: field.name });
    }
  }
}
