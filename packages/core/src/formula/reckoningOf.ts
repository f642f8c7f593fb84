import type { FieldDefinition } from '../fields/fieldType.ts';
import type { Reckoning } from '../fields/reckoning.ts';

/** Of a field, or of the result of one that is computed; undefined: a formula may only ask whether it is empty. */
export function reckoningOf({ type, result }: FieldDefinition): Reckoning | undefined {
  return result ? reckoningOf(result) : type.reckoning;
}
