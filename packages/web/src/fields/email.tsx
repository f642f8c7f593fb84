import type { FieldView } from './fieldView.ts';
import { TextControl } from './parts/TextControl.tsx';
import { textOperand } from './parts/textOperand.tsx';

function mailAddress(value: string): string {
  return `mailto:${encodeURIComponent(value).replaceAll('%40', '@')}`;
}

/** An e-mail address; a click writes to it. */
export const email: FieldView = {
  Display: ({ value }) =>
    typeof value === 'string' && value !== '' ? (
      <a className="value-link" href={mailAddress(value)}>
        {value}
      </a>
    ) : null,
  Input: (props) => (
    <TextControl {...props} kind={{ type: 'text', inputMode: 'email', placeholder: 'name@example.com' }} />
  ),
  Operand: textOperand,
  reach: (value) =>
    typeof value === 'string' ? { name: 'fields.mail', icon: 'mail', href: mailAddress(value) } : null,
  beside: () => [],
};
