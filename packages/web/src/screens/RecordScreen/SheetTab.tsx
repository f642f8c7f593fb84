import type { AnsweredRecord, FieldMetadata, ModuleMetadata } from '@gejie/core';
import { InlineField } from './InlineField.tsx';
import { useFieldSaving } from './useFieldSaving.ts';
import './sheet.css';

interface SheetTabProps {
  module: ModuleMetadata;
  record: AnsweredRecord;
  field: FieldMetadata;
}

/** A field that needs the room: the lines of a document across the page, with what they come to. INV-05 */
export function SheetTab({ module, record, field }: SheetTabProps) {
  const saving = useFieldSaving(module);
  return (
    <>
      <dl className="record-sheet">
        <InlineField module={module} record={record} field={field} saving={saving} />
      </dl>
      {saving.dialog}
    </>
  );
}
