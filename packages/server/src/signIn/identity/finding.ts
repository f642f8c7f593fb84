import type { BilingualText } from '@gejie/core';

/** One thing that was tried of a source's settings, and how it went. */
export interface Finding {
  ok: boolean;
  text: BilingualText;
}
