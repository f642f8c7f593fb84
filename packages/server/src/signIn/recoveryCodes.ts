import { randomInt } from 'node:crypto';
import { digestOf } from '../access/secretToken.ts';

/** Without those that look like others: 0 and O, 1, I and L. */
const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const groups = 4;
const groupLength = 4;

/** Ten codes of 79 bits each: too many to guess, even for whoever has the hashes. */
export function newRecoveryCodes(count = 10): string[] {
  const group = () => Array.from({ length: groupLength }, () => letters[randomInt(letters.length)]).join('');
  return Array.from({ length: count }, () => Array.from({ length: groups }, group).join('-'));
}

/** What is kept of a code; however it was typed. */
export function recoveryHash(code: string): Buffer {
  return digestOf(code.toUpperCase().replace(/[\s-]/g, ''));
}

/** Whether somebody typed one of these rather than a code of the app. */
export function looksLikeRecoveryCode(code: string): boolean {
  return code.replace(/[\s-]/g, '').length === groups * groupLength;
}
