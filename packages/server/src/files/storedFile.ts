import type { StoredFile } from '@gejie/core';
import type { ExistingFile } from '../database/files/existingFiles.ts';

/** A file as the API answers it. */
export function storedFile({
  id,
  name,
  size,
  type,
}: Pick<ExistingFile, 'id' | 'name' | 'size' | 'type'>): StoredFile {
  return { id, name, size, type, url: `/api/files/${id}/${encodeURIComponent(name)}` };
}
