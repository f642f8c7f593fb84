import type { FormulaCheck } from '@gejie/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { request } from './client.ts';
import { keys } from './keys.ts';

/** A formula being written, as the server is asked about it. */
export interface FormulaDraft {
  expression: string;
  /** Name of the type of its result. */
  result: string;
  scale?: number;
  /** API name of the field it is of; absent: of a new one. */
  field?: string;
}

/** What the server says of a formula: mistakes, or its value for one record. @param draft null: nothing to ask */
export function useFormulaCheck(path: string, draft: FormulaDraft | null) {
  return useQuery({
    queryKey: keys.formula(path, draft ?? {}),
    queryFn: ({ signal }) =>
      request<FormulaCheck>(`customization/${path}/formula/check`, { method: 'POST', body: draft, signal }),
    enabled: draft !== null,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}
