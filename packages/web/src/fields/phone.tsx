import type { DisplayProps, FieldView } from './fieldView.ts';
import { TextControl } from './parts/TextControl.tsx';
import { textOperand } from './parts/textOperand.tsx';
import { useCoarsePointer } from './parts/useCoarsePointer.ts';

/** What a telephone dials of "0571-8816 2200 转 12": digits, a leading plus, and a pause before the extension. */
export function dialled(number: string): string {
  const [line = '', extension] = number.split(/转|分机|ext\.?|#/i);
  const digits = line.replace(/[^\d+*]/g, '').replace(/(?!^)\+/g, '');
  return extension ? `${digits},${extension.replace(/\D/g, '')}` : digits;
}

function Display({ value }: DisplayProps) {
  const finger = useCoarsePointer();
  if (typeof value !== 'string' || value === '') return null;
  if (!finger) return <span className="figure">{value}</span>;
  return (
    <a className="value-link" href={`tel:${dialled(value)}`}>
      {value}
    </a>
  );
}

/** A telephone number; a tap calls it on devices that call. */
export const phone: FieldView = {
  Display,
  Input: (props) => <TextControl {...props} kind={{ type: 'text', inputMode: 'tel' }} />,
  Operand: textOperand,
  reach: (value) =>
    typeof value === 'string' ? { name: 'fields.call', icon: 'phone', href: `tel:${dialled(value)}` } : null,
  beside: () => [],
};
