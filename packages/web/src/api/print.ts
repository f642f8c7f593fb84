import type { PrintBlock, PrintDraft, PrintTemplateAnswer } from '@gejie/core';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { apiAddress, request, requestBytes } from './client.ts';
import { keys } from './keys.ts';

const fiveMinutes = 5 * 60_000;

/** The ways to print records of a module, the usual one first. */
export function usePrintTemplates(path: string, enabled: boolean) {
  return useQuery({
    queryKey: keys.printTemplates(path),
    queryFn: ({ signal }) => request<PrintTemplateAnswer[]>(`${path}/print`, { signal }),
    staleTime: fiveMinutes,
    enabled,
  });
}

/** Where a record is as PDF. */
export function printAddress(path: string, id: number, template: string, language?: string): string {
  return apiAddress(`${path}/${id}/print/${encodeURIComponent(template)}`, { language });
}

/** What a new template begins with. */
export function useStandardBlocks() {
  return useMutation({
    mutationFn: ({ path, language }: { path: string; language: string }) =>
      request<PrintBlock[]>(`${path}/print/standard`, { query: { language } }),
  });
}

/** A template as it would print now, as PDF. @param draft null: there is nothing to print yet */
export function usePrintPreview(draft: PrintDraft | null) {
  return useQuery({
    queryKey: keys.printPreview(draft ?? {}),
    queryFn: ({ signal }) => requestBytes('print-preview', { method: 'POST', body: draft, signal }),
    enabled: draft !== null,
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
}
