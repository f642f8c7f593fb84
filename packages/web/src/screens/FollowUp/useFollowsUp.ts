import type { FieldMetadata } from '@gejie/core';
import { fieldOf, useModule } from '../../api/index.ts';

/** The reference to what a follow-up is about; undefined for who may make no events. */
export function useFollowedField(): FieldMetadata | undefined {
  const events = useModule('events');
  return events?.rights.create ? fieldOf(events, 'related') : undefined;
}

/** Whether this user writes follow-ups at all. */
export function useFollowsUp(): boolean {
  return useFollowedField() !== undefined;
}
