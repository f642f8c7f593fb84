import type { Reference } from '@gejie/core';
import { useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useModule } from '../../api/index.ts';
import { keys } from '../../api/keys.ts';
import { titleOf } from '../../naming/titleOf.ts';

/** The record whose page is open, if it is one. */
export function useRecordAtHand(): (Reference & { module: string }) | null {
  const { path = '', id } = useParams({ strict: false }) as { path?: string; id?: string };
  const module = useModule(path);
  const client = useQueryClient();
  const record = client.getQueryData<{ id: number }>(keys.record(path, Number(id)));
  return module && record ? { module: path, id: record.id, label: titleOf(module, record as never) } : null;
}
