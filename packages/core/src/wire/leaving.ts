import type { BilingualText } from '../messages/label.ts';
import type { Reference } from './reference.ts';

/** `GET /api/users/{id}/belongings`: all that a leaver leaves behind. */
export interface BelongingsAnswer {
  /** Living records by path of the module: what stands against closing the account. */
  records: Record<string, number>;
  /** Where the company names the person: departments headed, people led, pools kept. */
  places: PlacesHeld[];
  /** Saved views that others see. */
  views: number;
  tokens: number;
  /** Transfers not answered. */
  transfers: number;
  shares: number;
}

/** Places of one kind that somebody has. */
export interface PlacesHeld {
  /** Path of the module. */
  module: string;
  /** The field that names the person. */
  field: string;
  label: BilingualText;
  records: Reference[];
}

/** How a wish would be carried out, before anything is done. */
export interface LeavePreview {
  /** How many records each rule is the first to meet, in their order. */
  rules: number[];
  /** What is left for `to`, by path of the module. */
  rest: Record<string, number>;
}
