import { Decimal as Library } from 'decimal.js';

/**
 * Decimal numbers with enough digits that no sum, rate or quantity of a company is rounded on the way; the library
 * alone stops at 20. Money is never computed with JavaScript's own numbers.
 */
export const Decimal = Library.clone({ precision: 60, toExpNeg: -40, toExpPos: 40 });
export type Decimal = Library;
