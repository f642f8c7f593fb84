import type { Reference } from '@gejie/core';
import { useMutation } from '@tanstack/react-query';
import { request } from '../../api/index.ts';

/** Asks who of the people mentioned does not see the record. PLT-15 */
export function useUnseeing(path: string, id: number) {
  return useMutation({
    mutationFn: (people: readonly number[]) =>
      people.length === 0
        ? Promise.resolve([])
        : request<Reference[]>(`${path}/${id}/comments/unseeing`, { query: { users: people.join() } }),
  });
}
