import {
  type ConversionPreview,
  formulasBrokenBy,
  inLanguage,
  type Language,
  type Registry,
} from '@gejie/core';
import type { Executor } from '../database/connection.ts';
import { type Conversion, countFitting } from './conversion.ts';
import { usesOf } from './fieldUses.ts';

/** What would come of another kind of field: for the values there are, and wherever it is used. Nothing is changed. */
export async function previewConversion(
  db: Executor,
  conversion: Conversion,
  registry: Registry,
  language: Language,
): Promise<ConversionPreview> {
  const { module, from, to } = conversion;
  return {
    ...(await countFitting(db, conversion, language)),
    breaks: formulasBrokenBy(module.fields, to).map(({ label }) => inLanguage(label, language)),
    uses: await usesOf(db, module, from, registry, language),
  };
}
