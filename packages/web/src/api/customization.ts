import type { ConversionPreview, CustomizedField, CustomizedFields, FieldUses } from '@gejie/core';
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from './client.ts';
import { keys } from './keys.ts';
import { ApiProblem } from './problem.ts';

/** What is said of a field when it is made or changed. */
export type FieldSaid = Record<string, unknown>;

const fieldsOf = (path: string) => `customization/${path}/fields`;

/** The fields of a module as administrators see them. */
export function useCustomizedFields(path: string) {
  return useQuery({
    queryKey: keys.customization(path),
    queryFn: ({ signal }) => request<CustomizedFields>(fieldsOf(path), { signal }),
  });
}

/** The fields are not what they were: every screen is drawn from the modules. */
export function modulesChanged(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: keys.modules });
  void client.invalidateQueries({ queryKey: keys.allCustomization });
}

export function useAddField(path: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (field: FieldSaid) =>
      request<CustomizedField>(fieldsOf(path), { method: 'POST', body: field }),
    onSuccess: () => modulesChanged(client),
    meta: { quiet: true },
  });
}

export function useChangeField(path: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ name, said, confirm }: { name: string; said: FieldSaid; confirm?: boolean }) =>
      request<CustomizedField>(`${fieldsOf(path)}/${name}`, {
        method: 'PATCH',
        body: said,
        query: { confirm: confirm ? 1 : undefined },
      }),
    onSuccess: () => modulesChanged(client),
    onError: (error) => {
      // Another administrator was first: what they have made of it is what the next attempt starts from.
      if (error instanceof ApiProblem && error.status === 409)
        void client.invalidateQueries({ queryKey: keys.customization(path) });
    },
    meta: { quiet: true },
  });
}

/** Gives a field another place among those made in the browser: at once on the screen, and back when it is refused. */
export function useMoveField(path: string) {
  const client = useQueryClient();
  const queryKey = keys.customization(path);
  return useMutation({
    mutationFn: ({ name, order }: { name: string; order: number }) =>
      request<CustomizedField>(`${fieldsOf(path)}/${name}`, { method: 'PATCH', body: { order } }),
    onMutate: async ({ name, order }) => {
      await client.cancelQueries({ queryKey, exact: true });
      const before = client.getQueryData<CustomizedFields>(queryKey);
      if (before) client.setQueryData(queryKey, movedField(before, name, order));
      return { before };
    },
    onError: (_error, _moved, kept) => client.setQueryData(queryKey, kept?.before),
    onSettled: () => modulesChanged(client),
  });
}

function movedField(known: CustomizedFields, name: string, order: number): CustomizedFields {
  const own = known.fields.filter((field) => field.custom);
  const moved = own.filter((field) => field.name === name);
  const placed = own.filter((field) => field.name !== name).toSpliced(order, 0, ...moved);
  const fields = [
    ...known.fields.filter((field) => !field.custom),
    ...placed.map((field, place) => ({ ...field, order: place })),
  ];
  return { ...known, fields };
}

/** What another type would do to the values there are. */
export function usePreviewConversion(path: string) {
  return useMutation({
    mutationFn: ({ name, said }: { name: string; said: FieldSaid }) =>
      request<ConversionPreview>(`${fieldsOf(path)}/${name}/conversion`, { method: 'POST', body: said }),
    meta: { quiet: true },
  });
}

export function useFieldUses(path: string, name: string) {
  return useQuery({
    queryKey: [...keys.customization(path), name, 'uses'],
    queryFn: ({ signal }) => request<FieldUses>(`${fieldsOf(path)}/${name}/uses`, { signal }),
  });
}

export function useDeleteField(path: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => request<void>(`${fieldsOf(path)}/${name}`, { method: 'DELETE' }),
    onSuccess: () => modulesChanged(client),
  });
}

export function useRestoreField(path: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) =>
      request<CustomizedField>(`${fieldsOf(path)}/${name}/restore`, { method: 'POST' }),
    onSuccess: () => modulesChanged(client),
  });
}
