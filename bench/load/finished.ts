import type { FieldIssue, Module, Registry } from '@gejie/core';
import { formatNumber, type RuleSet } from '@gejie/core';
import { systemSession } from '../../packages/server/src/access/elevation.ts';
import { companyFilters } from '../../packages/server/src/reading/companyFilters.ts';
import { checkRecord } from '../../packages/server/src/records/checkRecord.ts';
import { withDefaults } from '../../packages/server/src/records/parseValues.ts';
import type { Drafts } from '../data/drafts.ts';
import type { RollupSums } from './rollupSums.ts';

const session = systemSession(
  { name: '', timeZone: 'Asia/Shanghai', fiscalYearStart: 1, currency: 'CNY' },
  'bench data',
);
const context = companyFilters(session.company, new Date(0));

/** What makes a record of a draft. */
export interface Finishing {
  registry: Registry;
  ruleSets: readonly RuleSet[];
  rollups: RollupSums;
}

/**
 * The records of a module as saving them would have left them: rules applied, formulas computed, numbers given, roll-ups
 * added up.
 * @throws Error when a rule refuses a record, so that the data can't drift from the modules
 */
export function* finishedRecords(
  module: Module,
  { ids, draft }: Drafts<never>,
  { registry, ruleSets, rollups }: Finishing,
): Generator<Record<string, unknown> & { id: number }> {
  const fields = [...module.fields.values()];
  const flags = fields.filter((field) => field.type.column(field).shape === 'flag');
  const numbered = fields.filter(({ type }) => type.numbered);
  for (let index = 0; index < ids.count; index++) {
    const given = draft(index) as Record<string, unknown>;
    const drafted = withDefaults(session, module, given, context);
    const updatedAt = String(drafted.updatedAt);
    const today = updatedAt.slice(0, 10);
    const { record, issues } = checkRecord({
      module,
      ruleSets,
      record: drafted,
      before: null,
      given: new Set(Object.keys(given)),
      now: new Date(updatedAt),
      today,
      reader: { registry, filters: context },
    });
    if (issues.length > 0) throw new Error(refusal(module, index, issues));
    const id = ids.first + index;
    for (const { name } of flags) record[name] ??= false;
    for (const { name, default: pattern } of numbered)
      record[name] = formatNumber(String(pattern ?? '{0}'), index + 1, today);
    Object.assign(record, rollups.of(module.name, id), { id });
    record.createdBy ??= record.owner ?? null;
    record.updatedBy ??= record.owner ?? null;
    yield record as Record<string, unknown> & { id: number };
  }
}

function refusal(module: Module, index: number, issues: readonly FieldIssue[]): string {
  const found = issues.map(
    ({ field, code, parameters }) => `${field}: ${code} ${JSON.stringify(parameters)}`,
  );
  return `${module.name} ${index} of the bench data is refused: ${found.join('; ')}`;
}
