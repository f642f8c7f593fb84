import { z } from 'zod';
import { plainText } from '../plainText.ts';

const fieldName = z.string().min(1).max(63);
const columnName = z.string().min(1).max(200);
const ids = z.array(z.int().positive()).max(100);
const label = z.strictObject({ zh: plainText(60).min(1), en: plainText(60).optional() });

const section = z.strictObject({
  /** Keeps the section apart from others; absent: one is made. */
  name: z
    .string()
    .regex(/^\w{1,40}$/)
    .optional(),
  label,
  fields: z
    .array(z.strictObject({ field: fieldName, width: z.enum(['half', 'full']).default('half') }))
    .max(1000),
});

const parts = {
  facts: z.array(fieldName).max(6),
  sections: z.array(section).min(1).max(60),
  quickCreate: z.array(fieldName).max(30),
  related: z.array(z.string().min(1).max(200)).max(200),
};

const layout = z.object({ ...parts, unused: z.unknown().optional() }).strict();
const variant = z
  .object({ ...parts, unused: z.unknown().optional(), name: plainText(60).min(1), roles: ids })
  .strict();

const rule = z.strictObject({
  when: z.record(z.string(), z.unknown()).optional(),
  roles: ids.min(1).optional(),
});
const rules = z.strictObject({
  visible: rule.optional(),
  required: rule.optional(),
  readOnly: rule.optional(),
});

/** Body of `PUT …/layout`: the parts to change; null puts a part back to what is declared. */
export const arrangementChangeSchema = z.strictObject({
  /** The one the change was made from; absent: whatever there is. */
  version: z.int().min(0).optional(),
  standard: layout.nullable().optional(),
  variants: z.array(variant).max(20).optional(),
  rules: z.record(fieldName, rules).optional(),
  list: z.array(columnName).min(1).max(60).nullable().optional(),
  search: z.array(fieldName).max(100).nullable().optional(),
  duplicates: z.array(z.array(fieldName).min(1).max(4)).max(20).nullable().optional(),
});

export type ArrangementChange = z.infer<typeof arrangementChangeSchema>;
export type GivenLayout = z.infer<typeof layout>;
export type GivenRules = z.infer<typeof rules>;
