import type { Reference } from './reference.ts';

/** Whose related records go along: those of the same owner as the record itself, or all. */
export const whoseRecords = ['giver', 'all'] as const;
export type WhoseRecords = (typeof whoseRecords)[number];

/** `POST /api/{path}/{id}/transfer` */
export interface TransferOutcome {
  /** Null when everything was the receiver's already. */
  transfer: number | null;
  /** By path of the module. */
  moved: Record<string, number>;
  /** Those the caller may not hand over; they stay with whom they belong to. */
  refused: { module: string; id: number; label: string; message: string }[];
}

/** What may go along with some records, and how many there are. */
export interface AlongAnswer {
  /** Name of the related list. */
  name: string;
  label: { zh: string; en: string };
  /** Path of the module. */
  module: string;
  /** Of the same owner as the record itself. */
  giver: number;
  all: number;
  /** How many more there are that are over: done, won, lost; they stay with their owner unless asked for. */
  closed: { giver: number; all: number };
}

/** A transfer as its receiver, maker and givers see it. */
export interface TransferAnswer {
  id: number;
  /** Path of the module of what was meant. */
  module: string;
  /** `open` while the receiver has not answered; `settled`: no answer is waited for. */
  state: 'open' | 'accepted' | 'returned' | 'settled';
  maker: Reference | null;
  receiver: Reference | null;
  department: Reference | null;
  givers: Reference[];
  note: string | null;
  reason: string | null;
  at: string;
  answeredAt: string | null;
  /** By path of the module, with what went along. */
  counts: Record<string, number>;
  /** The first of what was meant; without a label where the reader no longer sees it. */
  records: Reference[];
  /** Whether the reader may accept or return it. */
  answerable: boolean;
}
