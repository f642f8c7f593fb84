import type { Reference } from '@gejie/core';
import { useQuery } from '@tanstack/react-query';
import { keys, request } from '../../api/index.ts';

/** What a lead may become, and records that may be it already: `GET /api/leads/{id}/conversion`. */
export interface ConversionProposal {
  account: { matches: Reference[]; draft: Record<string, unknown> };
  contact: { matches: Reference[]; draft: Record<string, unknown> };
  opportunity: { draft: Record<string, unknown> };
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
