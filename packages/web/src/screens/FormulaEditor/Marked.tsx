import type { Ref } from 'react';

interface MarkedProps {
  ref: Ref<HTMLTextAreaElement>;
  id: string;
  value: string;
  /** Parts of the text to underline. */
  marks: readonly { from: number; to: number }[];
  placeholder: string;
  describedBy: string;
  onChange(value: string): void;
}

/** A text area over a copy of its text in which parts are underlined. */
export function Marked({ ref, id, value, marks, placeholder, describedBy, onChange }: MarkedProps) {
  return (
    <div className="formula-text">
      <div className="formula-copy" aria-hidden="true">
        {partsOf(value, marks).map(({ text, from, isMarked }) =>
          isMarked ? <mark key={from}>{text}</mark> : <span key={from}>{text}</span>,
        )}
        {'\n'}
      </div>
      <textarea
        ref={ref}
        id={id}
        rows={3}
        value={value}
        placeholder={placeholder}
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        aria-invalid={marks.length > 0}
        aria-describedby={describedBy}
        onChange={(event) => onChange(event.target.value)}
        onScroll={(event) => {
          const copy = event.currentTarget.previousElementSibling;
          if (copy) copy.scrollTop = event.currentTarget.scrollTop;
        }}
      />
    </div>
  );
}

interface Part {
  text: string;
  from: number;
  isMarked: boolean;
}

/** The text in parts, marked and not; a mark of no length takes the character before it, or a space at the end. */
function partsOf(value: string, marks: MarkedProps['marks']): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const mark of marks) {
    const from = Math.max(at, mark.from === mark.to ? mark.from - 1 : mark.from);
    const to = Math.max(from, mark.to);
    if (from > at) parts.push({ text: value.slice(at, from), from: at, isMarked: false });
    if (to > from) parts.push({ text: value.slice(from, to), from, isMarked: true });
    at = to;
  }
  if (at < value.length) parts.push({ text: value.slice(at), from: at, isMarked: false });
  return parts;
}
