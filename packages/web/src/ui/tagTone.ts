import type { TagAnswer } from '@gejie/core';

/** How a tag is drawn: in its colour, else as tags look that nobody has given one. */
export function tagTone({ color }: Pick<TagAnswer, 'color'>): string {
  return `tag tone-${color ?? 'amber'}`;
}
