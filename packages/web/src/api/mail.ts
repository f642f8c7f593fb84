import type { LetterDraft, LetterWords, MailAnswer, MailProposal, MailWish } from '@gejie/core';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from './client.ts';
import { keys } from './keys.ts';

/** Milliseconds between two looks at whether a mail has gone. */
const lookAgain = 2000;

/** What a mail with a record begins with. */
export function useMailProposal(
  path: string,
  id: number,
  way: { template?: string; language?: string; letter?: string },
) {
  return useQuery({
    queryKey: keys.mailProposal(path, id, way),
    queryFn: ({ signal }) => request<MailProposal>(`${path}/${id}/mail`, { query: { ...way }, signal }),
    placeholderData: keepPreviousData,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The mails a record was sent by, latest first; looked at again while one waits. */
export function useMails(path: string, id: number) {
  return useQuery({
    queryKey: keys.mails(path, id),
    queryFn: ({ signal }) => request<MailAnswer[]>(`${path}/${id}/mails`, { signal }),
    refetchInterval: ({ state: { data = [] } }) =>
      data.some(({ state }) => state === 'waiting') ? lookAgain : false,
  });
}

/** Puts a record into the post, as PDF; once, however often the same wish is sent with the same key. */
export function useSendMail(path: string, id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ wish, key }: { wish: MailWish; key: string }) =>
      request<MailAnswer>(`${path}/${id}/mail`, { method: 'POST', body: wish, key }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.mails(path, id) }),
    meta: { quiet: true },
  });
}

/** What a new letter template begins with. */
export function useStandardLetter() {
  return useMutation({
    mutationFn: ({ path, language }: { path: string; language: string }) =>
      request<LetterWords>(`${path}/letter/standard`, { query: { language } }),
  });
}

/** A letter as it would begin, of a record. @param draft null: there is nothing to look at yet */
export function useLetterPreview(draft: LetterDraft | null) {
  return useQuery({
    queryKey: keys.letterPreview(draft ?? {}),
    queryFn: ({ signal }) => request<LetterWords>('letter-preview', { method: 'POST', body: draft, signal }),
    enabled: draft !== null,
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
}
