import { z } from 'zod';

/** A text as requests outside the modules carry it: bounded, without control characters, trimmed. */
export function plainText(max: number): z.ZodString {
  return z
    .string()
    .trim()
    .max(max)
    .refine((text) => !hasControl(text), { error: 'nulCharacter' });
}

/** The same where line breaks are welcome. */
export function proseText(max: number): z.ZodString {
  return z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => !text.includes('\0'), { error: 'nulCharacter' });
}

function hasControl(text: string): boolean {
  return [...text].some((character) => character < ' ' || character === '\x7f');
}
