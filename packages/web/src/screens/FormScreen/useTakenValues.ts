import type { AnsweredRecord, FieldMetadata } from '@gejie/core';
import { useQueries } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { addressQuery, fieldOf, keys, request } from '../../api/index.ts';
import { isReference } from '../../fields/parts/references.ts';
import type { RecordForm } from './useRecordForm.ts';

/** A field that takes what stands in a record pointed at, and where that is. */
interface Taking {
  field: FieldMetadata;
  path: string;
  id: number;
  name: string;
}

/** Fills in what a new record takes from the records it points at, as the server would, while it is empty. */
export function useTakenValues(form: RecordForm): void {
  const taking = form.isNew ? form.module.fields.flatMap((field) => takingOf(form, field)) : [];
  const answers = useQueries({
    queries: taking.map(({ path, id, name }) => ({
      queryKey: [...keys.record(path, id), 'taken', name],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        request<AnsweredRecord>(`${path}/${id}`, { query: addressQuery({ fields: [name] }), signal }),
      staleTime: 60_000,
      retry: false,
    })),
  });
  /** Of each field, the record that it was last filled from: what somebody empties stays empty. */
  const filled = useRef(new Map<string, number>());
  useEffect(() => {
    for (const [index, { field, id, name }] of taking.entries()) {
      const value = answers[index]?.data?.[name];
      if (value == null || filled.current.get(field.name) === id) continue;
      filled.current.set(field.name, id);
      if (form.values[field.name] == null) return form.set(field.name, value);
    }
  });
}

function takingOf({ module, values }: RecordForm, field: FieldMetadata): Taking[] {
  if (field.takenFrom === undefined) return [];
  const [link = '', name = ''] = field.takenFrom.split('.');
  const reference = values[link];
  const [path] = fieldOf(module, link)?.targets ?? [];
  return path !== undefined && isReference(reference) ? [{ field, path, id: reference.id, name }] : [];
}
