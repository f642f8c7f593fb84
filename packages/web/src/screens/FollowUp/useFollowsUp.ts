import type { FieldMetadata } from '@gejie/core';
import { fieldOf, useModules } from '../../api/index.ts';

/** What a follow-up is about, and what kinds of it there are. */
export interface FollowUpFields {
  about: FieldMetadata;
  kind: FieldMetadata;
}

/** The fields by which follow-ups are kept; undefined for who may make none. */
export function useFollowUpFields(): FollowUpFields | undefined {
  const { data: modules = [] } = useModules();
  const keeping = modules.find(({ followsUp, rights }) => followsUp && rights.create);
  if (!keeping?.followsUp) return undefined;
  const about = fieldOf(keeping, keeping.followsUp.about);
  const kind = fieldOf(keeping, keeping.followsUp.kind);
  return about && kind && { about, kind };
}

/** Whether this user writes follow-ups at all. */
export function useFollowsUp(): boolean {
  return useFollowUpFields() !== undefined;
}
