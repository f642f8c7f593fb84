import { computed } from './parts/computed.tsx';

/** Computed from other fields of the record. */
export const formula = computed;
