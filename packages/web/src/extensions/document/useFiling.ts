import { useQueryClient } from '@tanstack/react-query';
import { recordsChanged, request } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { announce } from '../../ui/announce.ts';
import { startUploads } from '../../uploads/uploads.ts';

/** Puts files and documents where they belong. */
export function useFiling() {
  const t = useText();
  const client = useQueryClient();
  const arrived = () => void recordsChanged(client);
  return {
    /** Makes a document of each file. */
    file: (files: readonly File[], values: Record<string, unknown>) =>
      startUploads(files, { address: 'documents', values, arrived }),

    /** Makes a file the newest version of a document. */
    version: (files: readonly File[], document: number) =>
      startUploads(files.slice(0, 1), { address: `documents/${document}/versions`, arrived }),

    /** @param folder null: out of all folders */
    async move(ids: readonly number[], folder: { id: number; name: string } | null) {
      for (const id of ids)
        await request(`documents/${id}`, { method: 'PATCH', body: { folder: folder?.id ?? null } });
      void recordsChanged(client);
      announce(t('documents.moved', { count: ids.length, folder: folder?.name ?? t('documents.loose') }));
    },
  };
}
