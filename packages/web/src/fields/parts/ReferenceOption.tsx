import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { fieldOf } from '../../api/index.ts';
import { FieldValue } from '../FieldValue.tsx';

interface ReferenceOptionProps {
  label: string;
  module: ModuleMetadata | undefined;
  hints: string[];
  /** Absent for records that were only remembered. */
  record: AnsweredRecord | undefined;
}

/** A record to choose: its name, and what tells it from another of that name. */
export function ReferenceOption({ label, module, hints, record }: ReferenceOptionProps) {
  return (
    <span className="reference-option">
      <span className="reference-name">{label}</span>
      {record && (
        <span className="reference-hint">
          {hints.map((name) => {
            const field = module && fieldOf(module, name);
            return (
              field && <FieldValue key={name} field={field} value={record[name]} record={record} compact />
            );
          })}
        </span>
      )}
    </span>
  );
}
