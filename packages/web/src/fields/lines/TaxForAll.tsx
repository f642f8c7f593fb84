import type { AnsweredRecord } from '@gejie/core';
import type { RefObject } from 'react';
import { useText } from '../../i18n/index.ts';
import type { DraftLine } from './draftLine.ts';

interface TaxForAllProps {
  taxes: readonly AnsweredRecord[];
  latest: RefObject<DraftLine[]>;
  put(lines: DraftLine[]): void;
}

const untaxed = 'none';

/** One tax for the whole document: it is put into all of its lines. INV-05 */
export function TaxForAll({ taxes, latest, put }: TaxForAllProps) {
  const t = useText();
  const choose = (value: string) => {
    const tax = taxes.find(({ id }) => id === Number(value));
    const taxRate = (tax?.rate as string | undefined) ?? null;
    const all = { tax: tax?.id ?? null, taxRate, formerTaxRate: null };
    put(latest.current.map((line) => (line.kind === 'item' ? { ...line, ...all } : line)));
  };
  return (
    <label className="lines-all-taxes">
      <span>{t('lines.taxForAll')}</span>
      <select className="text-input" value="" onChange={({ target }) => choose(target.value)}>
        <option value="" disabled>
          {t('lines.chooseTax')}
        </option>
        <option value={untaxed}>{t('lines.noTax')}</option>
        {taxes.map((tax) => (
          <option key={tax.id} value={tax.id}>
            {String(tax.name)}
          </option>
        ))}
      </select>
    </label>
  );
}
