import type { AnsweredRecord, ModuleMetadata, RelatedMetadata } from '@gejie/core';
import type { ComponentType } from 'react';

export interface RecordSlotProps {
  module: ModuleMetadata;
  record: AnsweredRecord;
}

export interface ActionDialogProps extends RecordSlotProps {
  onClose(): void;
}

export interface RelatedSlotProps extends RecordSlotProps {
  related: RelatedMetadata;
}

/** What one module adds to the screens that are the same for all. */
export interface ModuleExtension {
  /** A dialog that gathers what an action needs, by the action's name; without one the action runs at once. */
  actionDialogs?: Record<string, ComponentType<ActionDialogProps>>;
  /** Stages that are reached by an action only: value of the board's field → name of the action. */
  stageActions?: Record<string, string>;
  /** A line under the header of a record. */
  Banner?: ComponentType<RecordSlotProps>;
  /** Draws a related list in its own way, by the list's name. */
  relatedLists?: Record<string, ComponentType<RelatedSlotProps>>;
}
