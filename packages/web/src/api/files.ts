import type { AnsweredRecord, FileText, FileVersion, StoredFile } from '@gejie/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request, requestBytes } from './client.ts';
import { keys } from './keys.ts';
import { recordsChanged } from './recordCache.ts';

/** Uploads a file for an image or file field; the field then takes it as its value. */
export function uploadFile(file: File, signal?: AbortSignal): Promise<StoredFile> {
  const form = new FormData();
  form.set('file', file);
  return request<StoredFile>('files', { method: 'POST', body: form, signal });
}

/** Milliseconds between two looks at a text that is still being read out. */
const lookAgain = 1500;

/** The text of a file; asked for again until it has been read out. */
export function useFileText(id: number) {
  return useQuery({
    queryKey: keys.fileText(id),
    queryFn: ({ signal }) => request<FileText>(`file-texts/${id}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'waiting' ? lookAgain : false),
  });
}

/** What is in a file, as it is. @param url as its record tells it, `/api/files/7/offer.pdf` */
export function useFileBytes({ id, url }: Pick<StoredFile, 'id' | 'url'>) {
  return useQuery({
    queryKey: [...keys.fileText(id), 'bytes'],
    queryFn: ({ signal }) => requestBytes(url.replace(/^\/api\//, ''), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
}

/** The files that a record's versioned field holds and has held, latest first. */
export function useFileVersions(path: string, id: number) {
  return useQuery({
    queryKey: keys.versions(path, id),
    queryFn: ({ signal }) => request<FileVersion[]>(`${path}/${id}/versions`, { signal }),
  });
}

/** Makes an older file the newest version. */
export function useRestoreVersion(path: string, id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (file: number) =>
      request<AnsweredRecord>(`${path}/${id}/versions/${file}/restore`, { method: 'POST' }),
    onSuccess: () => void recordsChanged(client),
    meta: { quiet: true },
  });
}
