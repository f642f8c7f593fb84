import { z } from 'zod';
import { plainText } from '../plainText.ts';
import { timeZone } from './timeZone.ts';

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** An exact amount within bounds, to two places; null where none is said. */
function figure(least: number, most: number) {
  return z
    .string()
    .trim()
    .regex(/^-?\d{1,12}(\.\d{1,2})?$/, { error: 'notNumber' })
    .refine((text) => Number(text) >= least && Number(text) <= most, { error: 'notWithin' })
    .nullable()
    .optional();
}

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
  /** Of what is printed. */
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, { error: 'notColour' })
    .nullable()
    .optional(),
  legalName: plainText(120).nullable().optional(),
  /** 统一社会信用代码 in China. */
  taxNumber: plainText(40).nullable().optional(),
  bankName: plainText(120).nullable().optional(),
  bankAccount: plainText(60).nullable().optional(),
  address: plainText(300).nullable().optional(),
  /** As on the licence and on tax invoices. */
  registeredAddress: plainText(300).nullable().optional(),
  /** Where goods come in and go out. */
  shippingAddress: plainText(300).nullable().optional(),
  email: plainText(120).nullable().optional(),
  phone: plainText(60).nullable().optional(),
  website: plainText(300).nullable().optional(),
  /** The service desk that customers turn to. */
  serviceName: plainText(60).nullable().optional(),
  servicePhone: plainText(60).nullable().optional(),
  serviceEmail: plainText(120).nullable().optional(),
  /** Whether stock may fall below nought. */
  oversell: z.boolean().optional(),
  /** Percent below the list that goes without approval; null: any. */
  maxDiscount: figure(0, 100),
  /** Percent that has to be earned. */
  minMargin: figure(-100, 100),
  /** What a purchase may come to, in the company's currency. */
  maxPurchase: figure(0, 999_999_999_999),
});
