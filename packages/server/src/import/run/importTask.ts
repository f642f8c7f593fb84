import type { ImportOptions } from '@gejie/core';

/** What an import, or a look into a file, is asked to do: the payload of its job. */
export interface ImportTask {
  /** Id of the kept file. */
  file: number;
  /** Names its bytes in the file store. */
  sha256: string;
  /** As the sender calls it. */
  name: string;
  options: ImportOptions;
}
