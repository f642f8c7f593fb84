import type { FieldType } from './fieldType.ts';
import { type AnyReference, anyReferenceText } from './linkAny.ts';
import { holdsSeveral, namesItsModules, type RefersTo } from './refersTo.ts';

/** A value that each kind of reference field may be asked about, and holds alone or among others, when it points at a record. */
const pointers: Record<RefersTo, (target: AnyReference) => number | AnyReference> = {
  one: ({ id }) => id,
  many: ({ id }) => id,
  any: (target) => target,
  anyMany: (target) => target,
};

function pointerIn(refersTo: RefersTo, target: AnyReference): number | AnyReference {
  return pointers[refersTo](target);
}

/** The value of a field that points at a record and at nothing else. */
export function pointingAt(refersTo: RefersTo, target: AnyReference): unknown {
  return holdsSeveral(refersTo) ? [pointerIn(refersTo, target)] : pointerIn(refersTo, target);
}

/** The canonical operand of the same test, as a parsed condition holds it. */
export function pointerOperand({ refersTo }: FieldType, target: AnyReference): number | string {
  return namesItsModules(refersTo) ? anyReferenceText(target) : target.id;
}
