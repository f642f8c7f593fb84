import type { Reference } from './reference.ts';
import type { ViewSharing } from './savedView.ts';

/** Columns of the grid that widgets of a home page stand in; on a phone they stand below one another. */
export const homeColumns = 12;

/** Most pages of one person or role, and most widgets on one page. */
export const homeLimits = { pages: 12, widgets: 40, height: 40 } as const;

/** Something on a home page: a list, figures, a notepad. */
export interface HomeWidget {
  /** Names it among the widgets of its owner; what a reader writes into a notepad hangs on it. */
  id: string;
  kind: string;
  /** Null: as its kind or its view is called, in the reader's language. */
  title: string | null;
  /** Column and row, from 0; columns and rows that it takes. */
  x: number;
  y: number;
  w: number;
  h: number;
  /** What its kind wants to know. */
  settings: Record<string, unknown>;
}

export interface HomePageAnswer {
  /** Null: a page that the product brings. */
  id: number | null;
  /** Null: as the product calls it. */
  name: string | null;
  widgets: HomeWidget[];
  shared: ViewSharing;
  /** Whom it is shared with; empty for those it is not of. */
  departments: Reference[];
  users: Reference[];
  /** Who shares it; null: it is one's own, or comes from a role or the product. */
  owner: Reference | null;
}

/** Whose pages they are: made by oneself, given to one's role, or brought by the product. */
export type HomeOrigin = 'own' | 'role' | 'product';

/** `GET /api/home` */
export interface HomeAnswer {
  origin: HomeOrigin;
  /** Sent back when they are changed: what somebody else has changed meanwhile is not written over. */
  version: number;
  pages: HomePageAnswer[];
  /** Pages of others, to look at. */
  sharedPages: HomePageAnswer[];
  /** There is no record yet of anything that the reader may bring in. */
  nothingYet: boolean;
}

/** `GET /api/home/notes/{widget}`: what a notepad holds for the reader. */
export interface NoteAnswer {
  text: string;
  version: number;
  updatedAt: string | null;
}
