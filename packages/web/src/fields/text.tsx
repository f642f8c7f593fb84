import type { FieldView } from './fieldView.ts';
import { TextControl } from './parts/TextControl.tsx';
import { textOperand } from './parts/textOperand.tsx';

/** One line of text. */
export const text: FieldView = {
  Display: ({ value }) => (value === null || value === undefined ? null : <span>{String(value)}</span>),
  Input: TextControl,
  Operand: textOperand,
  beside: () => [],
};
