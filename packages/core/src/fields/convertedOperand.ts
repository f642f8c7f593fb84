import { Invalid } from '../messages/invalid.ts';
import { choiceFromText, choiceLabel } from './choiceValues.ts';
import type { FieldDefinition, ValueContext } from './fieldType.ts';

/**
 * What a condition asks for of one field, as it is asked for of another that its values have been copied to: the name of a
 * choice for its key. Of what holds several values one is asked for.
 * @returns the operand itself where it stands for no single value ("me"), or doesn't fit
 */
export function convertedOperand(
  operand: unknown,
  from: FieldDefinition,
  to: FieldDefinition,
  context: ValueContext,
): unknown {
  const isValue = ['string', 'number', 'boolean'].includes(typeof operand);
  if (!isValue || String(operand).startsWith('$')) return operand;
  for (const text of [reading(operand, from, context), String(operand)]) {
    try {
      if (to.choices) return choiceFromText(text, to);
      return to.type.parse(to.type.fromText(text, to, context), to, context);
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
    }
  }
  return operand;
}

function reading(operand: unknown, from: FieldDefinition, context: ValueContext): string {
  if (from.choices) return choiceLabel(String(operand), from, context);
  try {
    return from.type.format(from.type.parse(operand, from, context), from, context);
  } catch (error) {
    if (error instanceof Invalid) return String(operand);
    throw error;
  }
}
