import type { TagAnswer } from '@gejie/core';
import { useAllTags } from '../api/index.ts';
import { TagMark } from '../ui/TagMark.tsx';
import type { DisplayProps, FieldView } from './fieldView.ts';
import { lazyPart } from './parts/lazyPart.tsx';
import { operandOf } from './parts/operandOf.tsx';

const TagSelect = lazyPart(() => import('./parts/TagSelect.tsx'), 24);

function Display({ value }: DisplayProps) {
  const tags = Array.isArray(value) ? (value as TagAnswer[]) : [];
  if (tags.length === 0) return null;
  return (
    <span className="tag-row">
      {tags.map((tag) => (
        <TagMark key={tag.id} tag={tag} />
      ))}
    </span>
  );
}

/** A tag that a condition knows by its id; one that is somebody else's own stays unnamed. */
function OperandName({ value }: { value: unknown }) {
  const { data = [] } = useAllTags();
  return data.find(({ id }) => id === value)?.name ?? '…';
}

/** The words that people put on records: coloured, those of one's own with a lock. */
export const tags: FieldView = {
  Display,
  Input: () => null,
  Operand: operandOf(
    ({ value, onChange, label }) => (
      <TagSelect value={typeof value === 'number' ? value : null} onChange={onChange} label={label} />
    ),
    ({ value, onChange, label }) => (
      <TagSelect several value={Array.isArray(value) ? value : []} onChange={onChange} label={label} />
    ),
  ),
  OperandName,
  notCopied: true,
};
