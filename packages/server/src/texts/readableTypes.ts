import { extractors } from './extract/extractors.ts';

/** MIME types of the files whose text can be read out. */
export const readableTypes: readonly string[] = Object.keys(extractors);
