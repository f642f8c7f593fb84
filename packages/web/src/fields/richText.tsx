import type { DisplayProps, FieldView, InputProps } from './fieldView.ts';
import { lazyPart } from './parts/lazyPart.tsx';
import { textOperand } from './parts/textOperand.tsx';

const RichTextEditor = lazyPart(() => import('./parts/RichTextEditor.tsx'), 128);
const CleanHtml = lazyPart(() => import('./parts/CleanHtml.tsx'), 40);

/** The words of a fragment, for one line of a table. A parsed document runs no script and fetches nothing. */
function wordsOf(html: string): string {
  const document = new DOMParser().parseFromString(
    html.replace(/<(br|\/p|\/li|\/h\d)[^>]*>/gi, ' $&'),
    'text/html',
  );
  return document.body.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}

function Display({ value, compact }: DisplayProps) {
  if (typeof value !== 'string' || value === '') return null;
  return compact ? <span>{wordsOf(value)}</span> : <CleanHtml html={value} />;
}

function Input({ value, field, ...props }: InputProps) {
  return (
    <RichTextEditor {...props} required={field.required} value={typeof value === 'string' ? value : ''} />
  );
}

/** Text with headings, lists, links: HTML of a small vocabulary. */
export const richText: FieldView = {
  Display,
  Input,
  Operand: textOperand,
  beside: () => [],
  fullWidth: true,
  tall: true,
  keepsEnter: true,
};
