import type { Reference } from './answers.ts';

/** `GET /api/users/{id}/belongings`: all that a leaver leaves behind. */
export interface BelongingsAnswer {
  /** Living records by path of the module: what stands against closing the account. */
  records: Record<string, number>;
  departments: Reference[];
  reports: Reference[];
  /** Saved views that others see. */
  views: number;
  tokens: number;
  /** Transfers not answered. */
  transfers: number;
  shares: number;
}

/** How a wish would be carried out, before anything is done. */
export interface LeavePreview {
  /** How many records each rule is the first to meet, in their order. */
  rules: number[];
  /** What is left for `to`, by path of the module. */
  rest: Record<string, number>;
}
