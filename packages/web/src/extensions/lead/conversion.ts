import type { Problem, Reference } from '@gejie/core';
import { useQuery } from '@tanstack/react-query';
import { keys, request } from '../../api/index.ts';

/** A record that may be the same; one out of sight has no id and is named in part only. */
export type Match = NonNullable<Problem['duplicates']>[number];

/** What a lead may become, and records that may be it already: `GET /api/leads/{id}/conversion`. */
export interface ConversionProposal {
  account: { matches: Match[]; draft: Record<string, unknown> };
  contact: { matches: Match[]; draft: Record<string, unknown> };
  opportunity: { draft: Record<string, unknown> };
}

/** Those among them that the user may choose. */
export function choosable(matches: readonly Match[]): Reference[] {
  return matches.flatMap(({ id, label }) => (id === undefined ? [] : [{ id, label }]));
}

/** What came of it: `POST /api/leads/{id}/convert`. */
export interface Conversion {
  account: Reference;
  contact: Reference | null;
  opportunity: Reference | null;
}

export function useConversionProposal(id: number) {
  return useQuery({
    queryKey: [...keys.record('leads', id), 'conversion'],
    queryFn: ({ signal }) => request<ConversionProposal>(`leads/${id}/conversion`, { signal }),
    // Duplicates may have come in since the dialog was open last.
    staleTime: 0,
    gcTime: 0,
  });
}
