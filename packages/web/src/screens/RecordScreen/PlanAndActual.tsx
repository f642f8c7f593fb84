import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { FieldValue, viewOf } from '../../fields/index.ts';
import { useLabel, useText } from '../../i18n/index.ts';
import { isEmpty } from '../FormScreen/fieldState.ts';
import { InlineValue } from './InlineField.tsx';
import './planned.css';
import { type PlannedPairHere, plannedPairs } from './plannedPairs.ts';
import { useFieldSaving } from './useFieldSaving.ts';

/** What was planned, beside it what came of it, and by how much the one differs from the other. CAL-02 */
export function PlanAndActual({ module, record }: { module: ModuleMetadata; record: AnsweredRecord }) {
  const t = useText();
  const label = useLabel();
  const saving = useFieldSaving(module);
  const pairs = plannedPairs(module, record);
  if (pairs.length === 0) return null;
  return (
    <>
      <table className="planned">
        <caption className="for-screen-readers">{t('planned.title')}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('planned.plan')}</th>
            <th scope="col">{t('planned.actual')}</th>
          </tr>
        </thead>
        <tbody>
          {pairs.map((pair) => (
            <tr key={pair.name}>
              <th scope="row">
                {label(pair.label)}
                <Deviation pair={pair} record={record} />
              </th>
              {([pair.plan, pair.actual] as const).map((field, side) =>
                field ? (
                  <InlineValue
                    key={field.name}
                    module={module}
                    record={record}
                    field={field}
                    saving={saving}
                    as="td"
                  >
                    {side === 0 && <First pair={pair} record={record} />}
                  </InlineValue>
                ) : (
                  <td key={side === 0 ? 'plan' : 'actual'} />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {saving.dialog}
    </>
  );
}

/** What was planned at first stands below what it was moved to. */
function First({ pair: { first }, record }: { pair: PlannedPairHere; record: AnsweredRecord }) {
  const t = useText();
  if (!first || isEmpty(record[first.name])) return null;
  return (
    <span className="deviation">
      {t('planned.first')} <FieldValue field={first} value={record[first.name]} record={record} />
    </span>
  );
}

function Deviation({ pair: { plan, actual }, record }: { pair: PlannedPairHere; record: AnsweredRecord }) {
  if (!plan || !actual || isEmpty(record[plan.name]) || isEmpty(record[actual.name])) return null;
  const Said = viewOf(actual).Deviation;
  return Said ? (
    <Said planned={record[plan.name]} actual={record[actual.name]} field={actual} record={record} />
  ) : null;
}
