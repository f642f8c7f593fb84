import { operandOf } from './operandOf.tsx';

/** For types that can only be asked whether they hold anything. */
export const noOperand = operandOf(() => null);
