import type { CustomerPageAnswer } from '@gejie/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiAddress, request } from './client.ts';
import { keys } from './keys.ts';

/** What opens a page for customers. */
export interface CustomerKey {
  path: string;
  number: string;
  code: string;
}

const placeOf = ({ path, number, code }: CustomerKey) =>
  `public/${encodeURIComponent(path)}/${encodeURIComponent(number)}/${encodeURIComponent(code)}`;

/** A record as its customer sees it. */
export function useCustomerPage(key: CustomerKey, language: string) {
  return useQuery({
    queryKey: keys.customerPage(key, language),
    queryFn: ({ signal }) => request<CustomerPageAnswer>(placeOf(key), { signal }),
    retry: false,
  });
}

export function customerPdf(key: CustomerKey): string {
  return apiAddress(`${placeOf(key)}/pdf`);
}

/** The customer's answer, once. */
export function useCustomerAnswer(key: CustomerKey, language: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ answer, ...body }: { answer: string; by: string; reason?: string }) =>
      request<CustomerPageAnswer>(`${placeOf(key)}/${answer}`, { method: 'POST', body }),
    onSuccess: (page) => client.setQueryData(keys.customerPage(key, language), page),
    meta: { quiet: true },
  });
}
