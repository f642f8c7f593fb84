/** Of every user of the bench's companies. */
export const password = 'Bench-2026-gejie';
