import { dialects, officeText } from './officeText.ts';
import { pdfText } from './pdfText.ts';
import { plainText } from './plainText.ts';

type Extract = (path: string, type: string) => Promise<string>;

/** How the text of a file is read out, by its MIME type. */
export const extractors: Readonly<Record<string, Extract>> = {
  'text/plain': plainText,
  'text/csv': plainText,
  'text/markdown': plainText,
  'application/json': plainText,
  'application/xml': plainText,
  'application/pdf': pdfText,
  ...Object.fromEntries(Object.keys(dialects).map((type) => [type, officeText])),
};
