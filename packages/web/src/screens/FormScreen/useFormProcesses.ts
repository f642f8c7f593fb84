import type { FieldMetadata, ModuleMetadata, Process } from '@gejie/core';
import { type Processes, useProcesses } from '../../process/useProcesses.ts';

/** The processes that a form's record goes through. */
export interface FormProcesses {
  fields: FieldMetadata[];
  loading: boolean;
  of(field: string, record: Record<string, unknown>): Process;
}

/** The field that goes through a process; a module has one at most: what its board and its path show. */
export function processField(module: ModuleMetadata): FieldMetadata | undefined {
  return module.fields.find(({ process }) => process !== undefined);
}

export function useFormProcesses(module: ModuleMetadata): FormProcesses {
  const field = processField(module);
  const processes: Processes = useProcesses(module, field);
  return {
    fields: field && !processes.loading ? [field] : [],
    loading: processes.loading,
    of: (_name, record) => processes.of(record),
  };
}
