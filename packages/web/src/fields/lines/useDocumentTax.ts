import type { AnsweredRecord, FieldMetadata } from '@gejie/core';
import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { referencesOf } from '../parts/references.ts';
import type { DraftLine } from './draftLine.ts';

/**
 * The tax of the whole document: once it is chosen all lines bear it, and so does what is put into new ones. INV-05
 * @returns what a line that was just filled in is to be
 */
export function useDocumentTax(
  field: FieldMetadata,
  record: object,
  taxes: readonly AnsweredRecord[],
  latest: RefObject<DraftLine[]>,
  put: (lines: DraftLine[]) => void,
): <L extends Partial<DraftLine>>(line: L) => L {
  const [chosen] = referencesOf((record as Record<string, unknown>)[field.taxedBy ?? '']);
  const id = chosen?.id ?? null;
  const tax = taxes.find((one) => one.id === id);
  const all = useRef<Pick<DraftLine, 'tax' | 'taxRate' | 'formerTaxRate'> | null>(null);
  all.current = tax ? { tax: tax.id, taxRate: String(tax.rate), formerTaxRate: null } : null;
  const before = useRef(id);
  useEffect(() => {
    if (before.current === id || (id !== null && tax === undefined)) return;
    before.current = id;
    const bears = all.current;
    if (bears) put(latest.current.map((line) => (line.kind === 'item' ? { ...line, ...bears } : line)));
  }, [id, tax, latest, put]);
  return useCallback((line) => (line.item && all.current ? { ...line, ...all.current } : line), []);
}
