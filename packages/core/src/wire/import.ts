import type { Reference } from './reference.ts';

/** What an import shall do (the `options` part of `POST /api/{path}/import`). */
export interface ImportOptions {
  /** Column of the file → field of the module; null or absent: not imported. */
  mapping?: Record<string, string | null>;
  encoding?: 'auto' | 'utf-8' | 'gbk';
  sheet?: string;
  duplicates?: 'skip' | 'update' | 'create';
  /** Fields that decide whether a row is there already. */
  match?: string[];
  dryRun?: boolean;
}

/** Result of a dry run: what was found in the file and what would go wrong. */
export interface ImportPreview {
  sheets: string[];
  sheet: string | null;
  columns: string[];
  /** Remembered from the last file with these columns, else guessed from the names of the fields. */
  mapping: Record<string, string | null>;
  encoding: 'utf-8' | 'gbk';
  /** Data rows in the file. */
  total: number;
  /** The first rows as they would be imported. */
  preview: ImportPreviewRow[];
  /** Rows with errors among those looked at, and how many were looked at. */
  faulty: number;
  examined: number;
}

export interface ImportPreviewRow {
  /** Row number in the file, the header being 1. */
  row: number;
  cells: Record<string, string>;
  errors: { column: string; message: string }[];
  duplicateOf?: Reference;
}
