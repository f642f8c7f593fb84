import type { ModuleMetadata } from '@gejie/core';
import { useModule, useRecordToEdit } from '../../api/index.ts';
import { NotFound, ProblemNotice, ScreenSkeleton } from '../../ui/states.tsx';
import { RecordFormPage } from './RecordFormPage.tsx';
import { useStart } from './useStart.ts';
import './form.css';

// The pickers a form is sure to need, fetched beside the form instead of after it.
void import('../../fields/parts/ChoiceSelect.tsx');
void import('../../fields/parts/ReferenceSelect.tsx');

/** Creates a record of the module at `path`, or changes the one with `id`. */
export default function FormScreen({ path, id }: { path: string; id?: number }) {
  const module = useModule(path);
  if (!module) return <NotFound />;
  return id === undefined ? <NewForm module={module} /> : <EditForm module={module} id={id} />;
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

function EditForm({ module, id }: { module: ModuleMetadata; id: number }) {
  const { data: record, error, refetch } = useRecordToEdit(module.path, id);
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!record) return <ScreenSkeleton />;
  return <RecordFormPage module={module} start={record} record={record} />;
}
