import type { PrintBlock } from '../fields/printBlock.ts';

/** A way to print a record: `GET /api/{path}/{id}/print/{template}`. */
export interface PrintTemplateAnswer {
  /** Id of a template, `standard`, or a further standard paper such as `standard:deliveryNote`. */
  template: string;
  /** Null: the usual standard one. */
  name: string | null;
  /** It comes with the product and can be had in each language. */
  isStandard: boolean;
  language: 'zh' | 'en';
}

/** Paper that is printed on. */
export const papers = ['A4', 'A5', 'LETTER'] as const;
export type Paper = (typeof papers)[number];

/** What is to be looked at before it is kept: `POST /api/print-preview`. */
export interface PrintDraft {
  /** Path of the module. */
  module: string;
  /** Of which record; null: the newest one that the caller may see. */
  record?: number | null;
  blocks: PrintBlock[];
  language: 'zh' | 'en';
  paper: Paper;
  landscape: boolean;
  footer: string | null;
}

/** A name and what stands beside it. */
export interface OutlinedFact {
  label: string;
  value: string;
}

export interface OutlinedColumn {
  label: string;
  /** Stands at the right edge, as narrow as it can be. */
  figure: boolean;
}

/** `head` and `words` go over all columns: the head of a group, words alone. */
export interface OutlinedRow {
  cells: string[];
  kind?: 'head' | 'words';
}

/** A block of a template with everything filled in, as it is drawn on paper and shown to customers. */
export type OutlinedBlock =
  | { kind: 'letterhead' | 'rule' | 'space' | 'newPage' }
  | { kind: 'title'; text: string; align: 'left' | 'center' | 'right' }
  | {
      kind: 'text';
      text: string;
      size: 'small' | 'normal' | 'large';
      align: 'left' | 'center' | 'right';
      bold: boolean;
    }
  | { kind: 'facts'; facts: OutlinedFact[]; columns: number }
  | { kind: 'table'; columns: OutlinedColumn[]; rows: OutlinedRow[] }
  | { kind: 'totals'; facts: OutlinedFact[] }
  | { kind: 'signatures'; labels: string[] };
