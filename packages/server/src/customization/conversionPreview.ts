import type { ConversionPreview } from '@gejie/core';
import type { Executor } from '../database/connection.ts';
import { type Conversion, countFitting } from './conversion.ts';
import { usesOf } from './fieldUses.ts';
import { type Follower, leftBehind } from './followConversion.ts';

/** What would come of another kind of field: for the values there are, and wherever it is used. Nothing is changed. */
export async function previewConversion(
  db: Executor,
  conversion: Conversion,
  follower: Follower,
): Promise<ConversionPreview> {
  const { module, from } = conversion;
  const { session, registry } = follower;
  return {
    ...(await countFitting(db, conversion, session.language)),
    ...(await leftBehind(db, conversion, follower)),
    uses: await usesOf(db, module, from, registry, session.language),
  };
}
