import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { fieldOf } from '../../api/index.ts';
import { FieldValue } from '../../fields/index.ts';
import { useLabel } from '../../i18n/index.ts';
import { isEmpty } from '../FormScreen/fieldState.ts';

/** The few facts that answer first: how much, what next, since when silent. */
export function FactsBand({ module, record }: { module: ModuleMetadata; record: AnsweredRecord }) {
  const label = useLabel();
  const facts = module.layout.facts.flatMap((name) => fieldOf(module, name) ?? []);
  if (facts.length === 0) return null;
  return (
    <dl className="record-facts">
      {facts.map((field) => (
        <div key={field.name} className="record-fact">
          <dt>{label(field.label)}</dt>
          <dd>
            {isEmpty(record[field.name]) ? (
              <span className="nothing">—</span>
            ) : (
              <FieldValue field={field} value={record[field.name]} record={record} brief compact />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
