import type { Filter } from '../filter/filter.ts';
import type { BilingualText } from '../messages/label.ts';
import type { Reference } from './reference.ts';

/** How a list is shown. */
export const viewModes = ['list', 'board', 'tree'] as const;
export type ViewMode = (typeof viewModes)[number];

/** Who sees a saved view: its owner, some departments and roles besides, or everybody. */
export const viewSharings = ['private', 'some', 'all'] as const;
export type ViewSharing = (typeof viewSharings)[number];

/** How much room a row of a list takes. */
export const rowHeights = ['dense', 'usual', 'tall'] as const;
export type RowHeight = (typeof rowHeights)[number];

/** Pixels that a column may be wide. */
export const columnWidths = { least: 72, most: 1200 } as const;

/** Name of the view that leaves nothing out; modules need not declare it. */
export const everythingView = 'all';

/** A view that somebody has saved, cut to what the reader may see. */
export interface SavedViewAnswer {
  id: number;
  name: string;
  owner: Reference;
  where: Filter;
  sort: string;
  columns: string[];
  /** Pixels by the name of the column; those left out are as wide as usual. */
  widths: Record<string, number>;
  rowHeight: RowHeight;
  mode: ViewMode;
  shared: ViewSharing;
  /** Whom it is shared with; empty for those who may not change it. */
  departments: Reference[];
  roles: Reference[];
  /** The list of those it is shared with opens with it, unless they have chosen another view. */
  opens: boolean;
  /** Names fields that have been deleted since; null: none. */
  gone: GoneFields | null;
  /** Whether the reader may change and delete it. */
  editable: boolean;
  createdAt: string;
  updatedAt: string;
}

/** Deleted fields that a view still names, as they were called. Without its conditions a view shows nothing. */
export interface GoneFields {
  conditions: BilingualText[];
  columns: BilingualText[];
  sort: BilingualText[];
}

/** What one person has made of a view; what is null is as the view says. */
export interface ListLook {
  columns: string[] | null;
  widths: Record<string, number>;
  rowHeight: RowHeight | null;
}

/** `GET /api/{path}/views` */
export interface SavedViewsAnswer {
  views: SavedViewAnswer[];
  /** What the reader's list opens with: a saved view's id or a built-in view's name; null: as the module says. */
  default: string | null;
  /** The reader has chosen the default; otherwise it comes with a view that was shared. */
  defaultIsOwn: boolean;
  /** What the reader has made of views, by id or name. */
  looks: Record<string, ListLook>;
}
