import type { ModuleMetadata } from '@gejie/core';
import { useMemo } from 'react';
import { useModule, useRecordToEdit } from '../../api/index.ts';
import { NotFound, ProblemNotice, ScreenSkeleton } from '../../ui/states.tsx';
import { asOccurrence, type EditedOccurrence } from './occurrence.ts';
import { RecordFormPage } from './RecordFormPage.tsx';
import { useStart } from './useStart.ts';
import './form.css';

// The pickers a form is sure to need, fetched beside the form instead of after it.
void import('../../fields/parts/ChoiceSelect.tsx');
void import('../../fields/parts/ReferenceSelect.tsx');

interface FormScreenProps {
  path: string;
  id?: number;
  /** Of the series with `id`; absent: the record itself is changed. */
  occurrence?: EditedOccurrence;
}

/** Creates a record of the module at `path`, or changes the one with `id`. */
export default function FormScreen({ path, id, occurrence }: FormScreenProps) {
  const module = useModule(path);
  if (!module) return <NotFound />;
  if (id === undefined) return <NewForm module={module} />;
  return <EditForm module={module} id={id} occurrence={occurrence} />;
}

function NewForm({ module }: { module: ModuleMetadata }) {
  const start = useStart(module);
  if (start.error) return <ProblemNotice error={start.error} onRetry={start.retry} />;
  return start.values ? (
    <RecordFormPage module={module} start={start.values} defaults={start.defaults} record={null} />
  ) : (
    <ScreenSkeleton />
  );
}

function EditForm({
  module,
  id,
  occurrence,
}: { module: ModuleMetadata; id: number } & Pick<FormScreenProps, 'occurrence'>) {
  const { data, error, refetch } = useRecordToEdit(module.path, id);
  const record = useMemo(
    () => (data && occurrence ? asOccurrence(module, data, occurrence) : data),
    [module, data, occurrence],
  );
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!record) return <ScreenSkeleton />;
  return <RecordFormPage module={module} start={record} record={record} occurrence={occurrence} />;
}
