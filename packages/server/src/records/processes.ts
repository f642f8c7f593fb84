import {
  evaluate,
  type FieldIssue,
  type Filter,
  type Module,
  type ModuleField,
  type Process,
  processIssues,
  type Step,
  standardProcess,
  storedCondition,
} from '@gejie/core';
import { mayRead } from '../reading/readContext.ts';
import type { WriteScope } from './writeScope.ts';

type Values = Record<string, unknown>;

/** The processes that records of a module go through, read once for all records of a save. */
export interface Processes {
  fields: readonly ModuleField[];
  of(field: { name: string }, record: Values): Process;
}

const none: Processes = { fields: [], of: () => ({ label: { zh: '', en: '' }, steps: [] }) };

/**
 * Reads the processes that these records point at. A process is the company's rule, so it holds whether or not the
 * writer may see it.
 * @param given what is changed of the one record; nothing is read when it doesn't touch a process
 */
export async function processesFor(
  scope: WriteScope,
  module: Module,
  records: readonly Values[],
  given?: Values,
): Promise<Processes> {
  const fields = [...module.fields.values()].filter(
    ({ name, process }) => process && (!given || name in given || process.link in given),
  );
  if (fields.length === 0) return none;
  const known = new Map<string, Process>();
  for (const field of fields) {
    const { link, steps } = field.process ?? { link: '', steps: '' };
    const target = module.fields.get(link)?.targets?.[0];
    const ids = [...new Set(records.map((record) => record[link]).filter((id) => typeof id === 'number'))];
    if (!target || ids.length === 0) continue;
    for (const row of await rowsOf(scope, scope.registry.module(target), ids)) {
      const title = String(row[scope.registry.module(target).title] ?? '');
      known.set(`${field.name} ${row.id}`, {
        label: { zh: title, en: title },
        steps: (row[steps] as Step[] | null) ?? [],
      });
    }
  }
  return {
    fields,
    of: ({ name }, record) => {
      const field = module.fields.get(name);
      if (!field) return none.of({ name }, record);
      return known.get(`${name} ${record[field.process?.link ?? '']}`) ?? standardProcess(field);
    },
  };
}

async function rowsOf(scope: WriteScope, target: Module, ids: number[]): Promise<Values[]> {
  const work = scope.work.asSystem('the process of a record');
  return (await work.find(target.definition as never, {
    where: { id: { in: ids } },
    limit: Math.min(ids.length, 200),
  })) as Values[];
}

/** What the processes of a record have against a save. */
export function stepIssues(
  { session, registry, context }: Pick<WriteScope, 'session' | 'registry' | 'context'>,
  module: Module,
  record: Values,
  before: Values | null,
  processes: Processes,
): FieldIssue[] {
  // The condition is the company's, whatever the writer may read.
  const filters = { ...context.filters, mayUse: () => true };
  const holds = (part: Filter) => {
    const condition = storedCondition(part, module, registry, filters);
    return condition === null || evaluate(condition, record, () => null);
  };
  return processIssues(processes.fields, {
    record,
    before,
    processOf: (field) => processes.of(field, record),
    holds,
    fieldOf: (name) => (mayRead(session, module, name) ? module.fields.get(name) : undefined),
  });
}
