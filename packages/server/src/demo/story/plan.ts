import type { Tone } from '@gejie/core';

/** Stands in values for the id of something made earlier in the story. */
export interface Made {
  made: string;
}

export const made = (key: string): Made => ({ made: key });

export type Values = Record<string, unknown>;

interface When {
  at: Date;
  /** Key of the colleague who does it. */
  who: string;
}

/** One thing somebody did on some day. */
export type Step = When &
  (
    | {
        kind: 'create';
        module: string;
        key: string;
        values: Values;
        /** What the same person enters in the same sitting under the same name is saved together. */
        sitting: string;
        way?: 'import';
      }
    | { kind: 'change'; module: string; key: string; values: Values }
    | { kind: 'comment'; module: string; key: string; text: string }
    | { kind: 'act'; module: string; key: string; action: string }
    | { kind: 'convert'; key: string; input: Values; makes: Record<string, string> }
  );

export interface Tagging {
  tag: string;
  color?: Tone;
  /** For the eyes of whoever makes it alone. */
  own?: true;
  module: string;
  keys: string[];
}

/** All that happened in the demo company, in the order of time. */
export interface Plan {
  steps: Step[];
  tags: Tagging[];
}
