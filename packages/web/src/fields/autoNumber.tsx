import type { FieldView } from './fieldView.ts';
import { ReadOnlyValue } from './parts/ReadOnlyValue.tsx';
import { textOperand } from './parts/textOperand.tsx';

/** A number the system gives ("ACC-00218"). */
export const autoNumber: FieldView = {
  Display: ({ value }) => (typeof value === 'string' ? <span className="figure">{value}</span> : null),
  Input: (props) => <ReadOnlyValue {...props} />,
  Operand: textOperand,
  beside: () => [],
  notCopied: true,
};
