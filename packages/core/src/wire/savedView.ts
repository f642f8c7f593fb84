import type { Filter } from '../filter/filter.ts';
import type { Reference } from './answers.ts';

/** How a list is shown. */
export const viewModes = ['list', 'board', 'tree'] as const;
export type ViewMode = (typeof viewModes)[number];

/** Who sees a saved view: its owner, some departments and roles besides, or everybody. */
export const viewSharings = ['private', 'some', 'all'] as const;
export type ViewSharing = (typeof viewSharings)[number];

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
  mode: ViewMode;
  shared: ViewSharing;
  /** Whom it is shared with; empty for those who may not change it. */
  departments: Reference[];
  roles: Reference[];
  /** Whether the reader may change and delete it. */
  editable: boolean;
  createdAt: string;
  updatedAt: string;
}

/** `GET /api/{path}/views` */
export interface SavedViewsAnswer {
  views: SavedViewAnswer[];
  /** What the reader's list opens with: a saved view's id or a built-in view's name; null: as the module says. */
  default: string | null;
}
