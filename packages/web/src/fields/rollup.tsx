import { computed } from './parts/computed.tsx';

/** Added up over related records. */
export const rollup = computed;
