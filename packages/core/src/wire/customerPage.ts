import type { BilingualText } from '../messages/label.ts';
import type { Tone } from './metadata.ts';
import type { OutlinedBlock } from './print.ts';

/** What the holder of a record's number and code is shown: `GET /api/public/{path}/{number}/{code}`. CMP-07 */
export interface CustomerPageAnswer {
  /** Of the module. */
  label: BilingualText;
  number: string;
  state: { name: string; label: BilingualText; tone: Tone; holds: boolean };
  blocks: OutlinedBlock[];
  /** Whom to ask, where the blocks do not say so: a line each. CMP-08 */
  asks: string[];
  company: {
    name: string;
    address: string | null;
    phone: string | null;
    email: string | null;
    website: string | null;
    colour: string | null;
    /** As a data URL. */
    logo: string | null;
  };
  /** What can be answered now. */
  answers: { name: string; label: BilingualText; reason: boolean }[];
}
