import type { StoredFile } from '@gejie/core';
import { useFormat } from '../i18n/index.ts';
import { Icon } from '../theme/index.ts';
import type { FieldView } from './fieldView.ts';
import { FileControl, isStoredFile } from './parts/FileControl.tsx';
import { noOperand } from './parts/noOperand.tsx';

function StoredFileLink({ file }: { file: StoredFile }) {
  const format = useFormat();
  return (
    <a className="value-link file-link" href={file.url} download={file.name}>
      <Icon name="file" size={13} />
      {file.name}
      <span className="quiet">{format.bytes(file.size)}</span>
    </a>
  );
}

/** An uploaded file to download. */
export const file: FieldView = {
  Display: ({ value }) => (isStoredFile(value) ? <StoredFileLink file={value} /> : null),
  Input: (props) => <FileControl {...props} />,
  Operand: noOperand,
  beside: () => [],
};
