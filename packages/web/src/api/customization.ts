import type { ConversionPreview, CustomizedField, CustomizedFields, FieldUses } from '@gejie/core';
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from './client.ts';
import { keys } from './keys.ts';

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
    meta: { quiet: true },
  });
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
