import type {
  AnsweredRecord,
  Filter,
  ModuleMetadata,
  RelatedMetadata,
  SessionAnswer,
  TimelineEntry,
} from '@gejie/core';
import type { ComponentType, ReactNode } from 'react';
import type { TextKey } from '../i18n/index.ts';

export interface RecordSlotProps {
  module: ModuleMetadata;
  record: AnsweredRecord;
}

export interface ActionDialogProps extends RecordSlotProps {
  onClose(): void;
}

export interface FormSlotProps {
  module: ModuleMetadata;
  /** As the form has them now. */
  values: Record<string, unknown>;
  /** The record as it is saved; null: a new one. */
  before: Record<string, unknown> | null;
  /** As if somebody had typed them. */
  fill(typed: Record<string, unknown>): void;
}

export interface RelatedSlotProps extends RecordSlotProps {
  related: RelatedMetadata;
}

/** What stands in a story, as one starts a record of another module from it. */
export interface StorySource {
  /** The record whose page shows it. */
  module: ModuleMetadata;
  record: AnsweredRecord;
  entry: TimelineEntry;
}

export interface ListFrameProps {
  module: ModuleMetadata;
  /** The conditions in force. */
  where: Filter;
  /** Puts other conditions in their place; none: those of the view. */
  onWhere(where: Filter | undefined): void;
  children: ReactNode;
}

/** A tab of the record page beside its story. */
export interface RecordTab {
  label: TextKey;
  Panel: ComponentType<RecordSlotProps>;
  /** Fields it shows, which the column of fields therefore leaves out. */
  fields?: readonly string[];
  /** Whom it is offered to; absent: everybody who sees the record. */
  isFor?(reader: SessionAnswer, record: AnsweredRecord): boolean;
}

/** Which records hang on the nodes of a tree: the people of departments. */
export interface TreeHolding {
  /** Path of their module. */
  path: string;
  /** Their reference to the node. */
  by: string;
  where: Filter;
  /** Further fields of theirs that are shown. */
  fields: readonly string[];
}

/** What one module adds to the screens that are the same for all. */
export interface ModuleExtension {
  /** A dialog that gathers what an action needs, by the action's name; without one the action runs at once. */
  actionDialogs?: Record<string, ComponentType<ActionDialogProps>>;
  /** Stages that are reached by an action only: value of the board's field → name of the action. */
  stageActions?: Record<string, string>;
  /** Stands beneath fields of the form, by their names. */
  besideFields?: Record<string, ComponentType<FormSlotProps>>;
  /** A line under the header of a record. */
  Banner?: ComponentType<RecordSlotProps>;
  /** Tabs before the story, by their name in the address. */
  tabs?: Record<string, RecordTab>;
  /** The tab a record opens with; absent: its story. */
  opensWith?: string;
  /** The tabs need the width of the related lists, which become a tab themselves. */
  wideTabs?: boolean;
  /** Its fields are a text to be read: they have half of the page, and what hangs on it becomes a tab. */
  reads?: boolean;
  /** Records of another module that hang on the nodes of this one's tree and are carried between them. */
  treeHolds?: TreeHolding;
  /** Stands above the related lists. */
  Beside?: ComponentType<RecordSlotProps>;
  /** Stands around the rows of the list. */
  ListFrame?: ComponentType<ListFrameProps>;
  /** A record that is started from what somebody wrote in a story: the words of the button, and its first values. */
  fromStory?: { label: TextKey; values(source: StorySource): Record<string, unknown> | null };
  /** Rows can be dragged out of the list, onto what takes them. */
  carriesRows?: boolean;
  /** Draws lists of these records on the pages of others. */
  AsRelated?: ComponentType<RelatedSlotProps>;
  /** Draws a related list in its own way, by the list's name. */
  relatedLists?: Record<string, ComponentType<RelatedSlotProps>>;
}
