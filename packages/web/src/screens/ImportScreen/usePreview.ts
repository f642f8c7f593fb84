import type { ImportPreview } from '@gejie/core';
import { useEffect, useState } from 'react';
import { isRunning, problemText, useJob, useStartImport } from '../../api/index.ts';
import { useSettled } from '../../fields/parts/useSettled.ts';
import { useText } from '../../i18n/index.ts';

export type Encoding = 'auto' | 'utf-8' | 'gbk';

export interface Look {
  preview: ImportPreview | null;
  mapping: Record<string, string | null>;
  setMapping(mapping: Record<string, string | null>): void;
  encoding: Encoding;
  setEncoding(encoding: Encoding): void;
  sheet: string | null;
  setSheet(sheet: string): void;
  /** Another look is being taken: what is shown may be of the one before. */
  checking: boolean;
  problem: string | null;
}

interface Wish {
  encoding: Encoding;
  sheet: string | null;
  /** Null asks the server for its own proposal. */
  mapping: Record<string, string | null> | null;
}

const untouched: Wish = { encoding: 'auto', sheet: null, mapping: null };

/** Looks into a file without importing it, and again whenever the user reads it differently. */
export function usePreview(path: string, file: File): Look {
  const t = useText();
  const { mutate, isPending, error } = useStartImport(path);
  const [wish, setWish] = useState(untouched);
  const [job, setJob] = useState<number | null>(null);
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const settled = useSettled(wish, 500);
  const { data: state, error: jobError } = useJob(job);

  useEffect(() => {
    const { encoding, sheet, mapping } = settled;
    const options = { dryRun: true, encoding, sheet: sheet ?? undefined, mapping: mapping ?? undefined };
    let current = true;
    mutate({ file, options }, { onSuccess: ({ job: started }) => current && setJob(started) });
    return () => {
      current = false;
    };
  }, [file, settled, mutate]);
  useEffect(() => {
    if (state?.state === 'done') setPreview(state.result as ImportPreview);
  }, [state]);

  const failed = state?.state === 'failed' ? (state.error ?? t('problem.unknown')) : null;
  return {
    preview,
    mapping: wish.mapping ?? preview?.mapping ?? {},
    setMapping: (mapping) => setWish({ ...wish, mapping }),
    encoding: wish.encoding,
    setEncoding: (encoding) => setWish({ ...wish, encoding, mapping: null }),
    sheet: wish.sheet ?? preview?.sheet ?? null,
    setSheet: (sheet) => setWish({ ...wish, sheet, mapping: null }),
    checking: isPending || wish !== settled || (state !== undefined && isRunning(state)),
    problem: failed ?? (error || jobError ? problemText(t, error ?? jobError) : null),
  };
}
