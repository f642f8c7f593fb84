import { Fragment, type ReactNode } from 'react';
import { type TextKey, useText } from '../../i18n/index.ts';

/** Marks where something that is more than text belongs; a private-use character no text contains. */
const mark = '\uE000';

/** A text of the dictionary whose holes are filled with links, tags and the like, in the order of the language. */
export function Sentence({ text, parts }: { text: TextKey; parts: Record<string, ReactNode> }) {
  const t = useText();
  const marked = Object.fromEntries(Object.keys(parts).map((name) => [name, `${mark}${name}${mark}`]));
  return t(text, marked)
    .split(mark)
    .map((piece, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a sentence have no identity but their place
      <Fragment key={index}>{index % 2 === 1 ? parts[piece] : piece}</Fragment>
    ));
}
