import type { JobState, Tone } from '@gejie/core';
import type { TextKey } from '../../i18n/index.ts';

/** What the states of a job are called, and their colour. */
export const jobStates: Record<JobState, { name: TextKey; tone: Tone }> = {
  queued: { name: 'import.state.queued', tone: 'grey' },
  running: { name: 'import.state.running', tone: 'blue' },
  done: { name: 'import.state.done', tone: 'green' },
  failed: { name: 'import.state.failed', tone: 'red' },
  cancelled: { name: 'import.state.cancelled', tone: 'amber' },
};
