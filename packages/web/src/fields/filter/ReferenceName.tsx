import { useModule, useRecord } from '../../api/index.ts';

/** The name of a record that a condition knows by its id. */
export function ReferenceName({ targets, value }: { targets: readonly string[]; value: unknown }) {
  const { path, id } = pointedAt(targets, value);
  const { data: record } = useRecord(path, id);
  const module = useModule(path);
  const name = module && record?.[module.title];
  return typeof name === 'string' ? name : '…';
}

function pointedAt(targets: readonly string[], value: unknown): { path: string; id: number } {
  const [first = ''] = targets;
  if (typeof value === 'number') return { path: first, id: value };
  const { module = first, id = 0 } = value as { module?: string; id?: number };
  return { path: module, id };
}
