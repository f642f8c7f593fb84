import type { StoredFile } from '@gejie/core';
import { request } from './client.ts';

/** Uploads a file for an image or file field; the field then takes it as its value. */
export function uploadFile(file: File, signal?: AbortSignal): Promise<StoredFile> {
  const form = new FormData();
  form.set('file', file);
  return request<StoredFile>('files', { method: 'POST', body: form, signal });
}
