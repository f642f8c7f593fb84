import type {
  AlongAnswer,
  BelongingsAnswer,
  Filter,
  LeavePreview,
  TransferAnswer,
  TransferOutcome,
  WhoseRecords,
} from '@gejie/core';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from './client.ts';
import { keys } from './keys.ts';
import { recordsChanged } from './recordCache.ts';

export interface TransferWish {
  to: { user: number } | { department: number };
  along: string[];
  whose: WhoseRecords;
  closed: boolean;
  note?: string;
}

/** What may go along with records, and how many there are; at most 200 of them are looked at. */
export function useAlong(path: string, ids: readonly number[]) {
  return useQuery({
    queryKey: keys.along(path, ids),
    queryFn: ({ signal }) =>
      request<AlongAnswer[]>(`${path}/transfer/preview`, { method: 'POST', body: { ids }, signal }),
    enabled: ids.length > 0 && ids.length <= 200,
  });
}

export function useTransfer(path: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, wish }: { id: number; wish: TransferWish }) =>
      request<TransferOutcome>(`${path}/${id}/transfer`, { method: 'POST', body: wish }),
    onSuccess: () => void recordsChanged(client),
    meta: { quiet: true },
  });
}

export function useTransfers(box: 'incoming' | 'outgoing') {
  return useQuery({
    queryKey: [...keys.transfers, box],
    queryFn: ({ signal }) =>
      request<{ transfers: TransferAnswer[]; next: string | null }>('transfers', {
        query: { box, limit: 100 },
        signal,
      }),
  });
}

/** Accepts a transfer, or returns it. */
export function useAnswerTransfer() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, answer, reason }: { id: number; answer: 'accept' | 'return'; reason?: string }) =>
      request<TransferAnswer>(`transfers/${id}/${answer}`, {
        method: 'POST',
        body: answer === 'return' ? { reason } : undefined,
      }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.transfers });
      void recordsChanged(client);
    },
  });
}

/** All that belongs to a user. */
export function useBelongings(user: number) {
  return useQuery({
    queryKey: keys.belongings(user),
    queryFn: ({ signal }) => request<BelongingsAnswer>(`users/${user}/belongings`, { signal }),
  });
}

export type LeaveTarget = { user: number } | { users: number[] } | { department: number };

export interface LeaveWish {
  to: LeaveTarget;
  rules?: { module: string; where?: Filter; to: LeaveTarget }[];
  successor?: number;
  note?: string;
}

/** How many records go where by a wish; asked once everybody in it is named. */
export function useLeavePreview(user: number, wish: LeaveWish | null) {
  return useQuery({
    queryKey: [...keys.belongings(user), 'preview', wish],
    queryFn: ({ signal }) =>
      request<LeavePreview>(`users/${user}/leave/preview`, { method: 'POST', body: wish, signal }),
    enabled: wish !== null,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

/** Starts the hand-over of all that a user owns; answers the job. */
export function useLeave(user: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: LeaveWish) =>
      request<{ job: number }>(`users/${user}/leave`, { method: 'POST', body: wish }),
    onSuccess: () => void client.invalidateQueries({ queryKey: keys.myJobs }),
    meta: { quiet: true },
  });
}
