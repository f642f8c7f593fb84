import type { StoredFile } from '@gejie/core';
import type { FieldView } from './fieldView.ts';
import { FileControl, isStoredFile } from './parts/FileControl.tsx';
import { noOperand } from './parts/noOperand.tsx';

function Picture({ file, compact }: { file: StoredFile; compact?: boolean }) {
  const image = (
    <img className={compact ? 'picture-small' : 'picture'} src={file.url} alt={file.name} loading="lazy" />
  );
  if (compact) return image;
  return (
    <a href={file.url} target="_blank" rel="noopener">
      {image}
    </a>
  );
}

/** A picture, shown small; a click opens it. */
export const image: FieldView = {
  Display: ({ value, compact }) => (isStoredFile(value) ? <Picture file={value} compact={compact} /> : null),
  Input: (props) => <FileControl {...props} accept="image/png,image/jpeg,image/gif,image/webp" preview />,
  Operand: noOperand,
  beside: () => [],
};
