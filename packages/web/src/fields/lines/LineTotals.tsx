import { Decimal, type DocumentTotals } from '@gejie/core';
import { Fragment } from 'react';
import { type TextKey, useFormat, useText } from '../../i18n/index.ts';
import { figure } from './draftTotals.ts';

interface LineTotalsProps {
  totals: Pick<DocumentTotals, 'subtotal' | 'taxTotal' | 'total' | 'margin'> & { lines: { share: string }[] };
  /** The document, with what is added to its lines. */
  record: Record<string, unknown>;
  currency: string | undefined;
  /** A matter of the role. */
  showsMargin?: boolean;
}

/** What is added beneath the lines, by the name of its field. */
const extras = {
  shipping: 'lines.shipping',
  handling: 'lines.handling',
  adjustment: 'lines.adjustment',
} as const;

/** What the lines come to, as it is while they are typed: a sum that adds up from above to below. */
export function LineTotals({ totals, record, currency, showsMargin }: LineTotalsProps) {
  const t = useText();
  const format = useFormat();
  const off = totals.lines
    .filter(({ share }) => Number(share) !== 0)
    .reduce((sum, { share }) => sum.plus(share), new Decimal(0));
  const row = (name: TextKey, amount: string, look?: string) => (
    <div className={look}>
      <dt>{t(name)}</dt>
      <dd className="figure">{format.money(amount, currency)}</dd>
    </div>
  );
  const unlessNought = (name: TextKey, amount: string | null) =>
    Number(amount) !== 0 && row(name, amount ?? '0');
  return (
    <dl className="line-totals">
      {row('lines.subtotal', totals.subtotal)}
      {unlessNought('lines.documentDiscount', off.negated().toFixed())}
      {record.taxIncluded === false && row('lines.taxOn', totals.taxTotal)}
      {Object.entries(extras).map(([name, label]) => (
        <Fragment key={name}>{unlessNought(label, figure(record[name]))}</Fragment>
      ))}
      {row('lines.total', totals.total, 'line-total')}
      {record.taxIncluded !== false && row('lines.taxIn', totals.taxTotal, 'quiet')}
      {showsMargin && totals.margin !== null && row('lines.margin', totals.margin, 'quiet')}
    </dl>
  );
}
