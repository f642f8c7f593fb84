import type { RecordAddress, Work } from '@gejie/core';
import type { Role } from '../../system/role/role.ts';
import { holdersOf } from './holdersOf.ts';

/** A function whose holders let documents go that pass a limit. */
export type Approver = NonNullable<Role['functions']>[number];

/** All who may approve a document are asked for it. */
export async function askHolders(work: Work, approver: Approver, document: RecordAddress): Promise<void> {
  await work.notify(await holdersOf(work, approver), 'approval.asked', document);
}
