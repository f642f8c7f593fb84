import { type AnsweredRecord, type FieldMetadata, sameValue } from '@gejie/core';
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

/**
 * Fills in what a new record takes from the records it points at, as the server would, while it is empty or still what was
 * taken from another: goods don't go to the address of the customer who stood there before.
 * @returns names of the fields that hold what was taken, which nobody typed
 */
export function useTakenValues(form: RecordForm): string[] {
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
  /** Of each field, the record that it was last filled from, and with what: what somebody empties stays empty. */
  const filled = useRef(new Map<string, { id: number; value: unknown }>());
  useEffect(() => {
    for (const [name, { value }] of filled.current) {
      if (taking.some(({ field }) => field.name === name)) continue;
      filled.current.delete(name);
      if (value !== null && sameValue(form.values[name] ?? null, value)) return form.set(name, null);
    }
    for (const [index, { field, id, name }] of taking.entries()) {
      const { data } = answers[index] ?? {};
      const last = filled.current.get(field.name);
      if (data === undefined || last?.id === id) continue;
      const value = data[name] ?? null;
      const held = form.values[field.name] ?? null;
      filled.current.set(field.name, { id, value });
      const isFree = held === null || (last !== undefined && sameValue(held, last.value));
      if (isFree && !sameValue(held, value)) return form.set(field.name, value);
    }
  });
  return [...filled.current].flatMap(([name, { value }]) =>
    value !== null && sameValue(form.values[name] ?? null, value) ? [name] : [],
  );
}

function takingOf({ module, values }: RecordForm, field: FieldMetadata): Taking[] {
  if (field.takenFrom === undefined) return [];
  const [link = '', name = ''] = field.takenFrom.split('.');
  const reference = values[link];
  const [path] = fieldOf(module, link)?.targets ?? [];
  return path !== undefined && isReference(reference) ? [{ field, path, id: reference.id, name }] : [];
}
