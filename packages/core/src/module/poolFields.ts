import { choiceType } from '../fields/choice.ts';
import { dateTimeType } from '../fields/dateTime.ts';
import type { FieldDefinition, FieldType } from '../fields/fieldType.ts';
import { linkType } from '../fields/link.ts';
import type { ModuleNature } from '../fields/moduleNature.ts';
import { userType } from '../fields/user.ts';

/** What every record has that may fall into a pool (公海), without its module saying so. ACC-07 */
export interface PoolFields {
  /** The pool it lies in; then it belongs to no person and no department. */
  pool: number | null;
  pooledAt: string | null;
  /** Who had it last. */
  pooledFrom: number | null;
  pooledReason: PoolReason | null;
  /** Since when its owner has it. */
  ownedSince: string | null;
  /** The pool its owner got it from. */
  claimedFrom: number | null;
}

/** Why a record lies in a pool: by one of the two kinds of rule, or because its owner put it back. */
export const poolReasons = {
  noFollowUp: { zh: '超期未跟进', en: 'No follow-up' },
  noDeal: { zh: '超期未成交', en: 'No deal' },
  released: { zh: '主动退回', en: 'Put back' },
} as const;
export type PoolReason = keyof typeof poolReasons;

const systemKept = { readOnly: true } as const;

/** Their definitions, so that lists, filters, exports and history treat them like any other. */
export const poolFieldDefinitions: Record<keyof PoolFields, FieldDefinition> = {
  pool: {
    ...systemKept,
    type: linkType as FieldType,
    label: { zh: '所在公海', en: 'Pool' },
    targets: ['pool'],
    onDelete: 'restrict',
  },
  pooledAt: {
    ...systemKept,
    type: dateTimeType as FieldType,
    label: { zh: '落入公海时间', en: 'In the pool since' },
  },
  pooledFrom: {
    ...systemKept,
    type: userType as FieldType,
    label: { zh: '前负责人', en: 'Former owner' },
    targets: ['user'],
  },
  pooledReason: {
    ...systemKept,
    type: choiceType as FieldType,
    label: { zh: '落入公海原因', en: 'Why it is in the pool' },
    choices: Object.entries(poolReasons).map(([value, label]) => ({ value, label })),
  },
  ownedSince: {
    ...systemKept,
    type: dateTimeType as FieldType,
    label: { zh: '归属时间', en: 'Owned since' },
    untold: true,
  },
  claimedFrom: {
    ...systemKept,
    type: linkType as FieldType,
    label: { zh: '来自公海', en: 'Came from pool' },
    targets: ['pool'],
  },
};

/** For `moduleName`: the modules whose records may fall into a pool. */
export function mayFallIntoPools({ pool }: ModuleNature): boolean {
  return pool !== undefined;
}
