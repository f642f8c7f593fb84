import type { Belongings, Work } from '@gejie/core';

/** What the history keeps of a conversion: enough to show it and to take it back. */
export interface ConversionNote {
  account: number;
  contact: number | null;
  opportunity: number | null;
  /** Status of the lead before. */
  status: string;
  /** The contact was there already, without an account, and joined this one. */
  joined: boolean;
  belongings: Belongings;
}

const kind = 'convert';

export async function keepConversion(work: Work, lead: number, note: ConversionNote): Promise<void> {
  await work.note('lead', lead, kind, { ...note });
}

export async function latestConversion(work: Work, lead: number): Promise<ConversionNote | null> {
  return (await work.latestNote('lead', lead, kind)) as ConversionNote | null;
}
