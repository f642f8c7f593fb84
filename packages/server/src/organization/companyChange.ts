import { z } from 'zod';
import { plainText } from '../plainText.ts';
import { timeZone } from './timeZone.ts';

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** What may be changed of the company; what is left out stays. */
export const companyChangeSchema = z.strictObject({
  name: plainText(120).min(1).optional(),
  /** ISO 4217 */
  currency: z
    .string()
    .refine((code) => currencies.has(code), { error: 'notChoice' })
    .optional(),
  timeZone: timeZone.optional(),
  fiscalYearStart: z.int().min(1).max(12).optional(),
  logo: z.int().positive().nullable().optional(),
  address: plainText(300).nullable().optional(),
  phone: plainText(60).nullable().optional(),
  website: plainText(300).nullable().optional(),
});
