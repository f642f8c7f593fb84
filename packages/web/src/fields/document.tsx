import type { DisplayProps, FieldView } from './fieldView.ts';
import { noOperand } from './parts/noOperand.tsx';

function Display({ value, compact }: Pick<DisplayProps, 'value' | 'compact'>) {
  const text = JSON.stringify(value, null, compact ? undefined : 2);
  return compact ? <code>{text}</code> : <pre className="document-value">{text}</pre>;
}

/** Facts of any shape, as the system wrote them down. */
export const document: FieldView = {
  Display,
  Input: ({ value }) => <Display value={value} />,
  Operand: noOperand,
  fullWidth: true,
  tall: true,
  notCopied: true,
};
