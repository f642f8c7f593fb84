import type { DisplayProps, FieldView } from './fieldView.ts';
import { TextControl } from './parts/TextControl.tsx';
import { textOperand } from './parts/textOperand.tsx';

/** The address to open; null when it would run a script or is none at all. */
export function webAddress(text: string): string | null {
  const full = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(full)) return null;
  const { protocol, href } = new URL(full);
  return protocol === 'http:' || protocol === 'https:' ? href : null;
}

function Display({ value }: DisplayProps) {
  if (typeof value !== 'string' || value === '') return null;
  const address = webAddress(value);
  const shown = value.replace(/^https?:\/\//, '').replace(/\/$/, '');
  if (!address) return <span>{value}</span>;
  return (
    <a className="value-link" href={address} target="_blank" rel="noopener noreferrer nofollow">
      {shown}
    </a>
  );
}

/** A web address; opens in a tab of its own that knows nothing of this one. */
export const url: FieldView = {
  Display,
  Input: (props) => (
    <TextControl {...props} kind={{ type: 'text', inputMode: 'url', placeholder: 'www.example.com' }} />
  ),
  Operand: textOperand,
  beside: () => [],
};
