import type { AnsweredRecord, ModuleMetadata, TimelineEntry } from '@gejie/core';
import { fieldOf } from '../../api/index.ts';
import { viewOf } from '../../fields/index.ts';
import { useLabel } from '../../i18n/index.ts';
import { ChangedValue } from './ChangedValue.tsx';

interface ChangeListProps {
  module: ModuleMetadata;
  record: AnsweredRecord;
  changes: TimelineEntry['changes'];
}

/** Several fields changed at once: from and to, one under the other. */
export function ChangeList({ module, record, changes }: ChangeListProps) {
  const label = useLabel();
  return (
    <dl className="change-list">
      {changes.map(({ field: name, from, to, asText }) => {
        const field = fieldOf(module, name);
        const Change = field && !asText ? viewOf(field).Change : undefined;
        return (
          field && (
            <div key={name}>
              <dt>{label(field.label)}</dt>
              <dd>
                {Change ? (
                  <Change from={from} to={to} />
                ) : (
                  <>
                    <ChangedValue field={field} value={from} record={record} asText={asText} />
                    <span aria-hidden="true"> → </span>
                    <ChangedValue field={field} value={to} record={record} asText={asText} />
                  </>
                )}
              </dd>
            </div>
          )
        );
      })}
    </dl>
  );
}
