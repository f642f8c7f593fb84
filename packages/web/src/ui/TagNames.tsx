import { useAllTags } from '../api/index.ts';

/** The tags there are, offered to an input by its `list`. */
export function TagNames({ id }: { id: string }) {
  const { data = [] } = useAllTags();
  return (
    <datalist id={id}>
      {[...new Set(data.map(({ name }) => name))].map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  );
}
