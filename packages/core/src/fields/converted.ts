import { Invalid } from '../messages/invalid.ts';
import type { FieldDefinition, ValueContext } from './fieldType.ts';

/**
 * A value of one field as a value of another, as if somebody copied it into a cell of that kind: by the way it reads, or by
 * how it is kept.
 * @param value canonical, not empty
 * @returns null when nothing is left of it; what is wrong with it when it doesn't fit
 */
export function converted(
  value: unknown,
  from: FieldDefinition,
  to: FieldDefinition,
  context: ValueContext,
): unknown {
  const written = [from.type.format(value, from, context)];
  if (typeof value === 'string' || typeof value === 'number') written.push(String(value));
  let failure: unknown = null;
  for (const text of written) {
    if (text.trim() === '') return null;
    try {
      return to.type.parse(to.type.fromText(text, to, context), to, context);
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      failure ??= error;
    }
  }
  return failure;
}
