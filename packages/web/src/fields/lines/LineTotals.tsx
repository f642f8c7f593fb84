import type { DocumentTotals } from '@gejie/core';
import { useFormat, useText } from '../../i18n/index.ts';

interface LineTotalsProps {
  totals: Pick<DocumentTotals, 'subtotal' | 'discountTotal' | 'taxTotal' | 'netTotal' | 'total' | 'margin'>;
  currency: string | undefined;
  taxIncluded: boolean;
  /** A matter of the role. */
  showsMargin?: boolean;
}

/** What the lines come to, as it is while they are typed. */
export function LineTotals({ totals, currency, taxIncluded, showsMargin }: LineTotalsProps) {
  const t = useText();
  const format = useFormat();
  const row = (name: string, amount: string) => (
    <>
      <dt>{name}</dt>
      <dd className="figure">{format.money(amount, currency)}</dd>
    </>
  );
  return (
    <dl className="line-totals">
      {row(t('lines.subtotal'), totals.subtotal)}
      {Number(totals.discountTotal) !== 0 && row(t('lines.discountTotal'), totals.discountTotal)}
      {row(t(taxIncluded ? 'lines.taxIn' : 'lines.taxOn'), totals.taxTotal)}
      {showsMargin && totals.margin !== null && row(t('lines.margin'), totals.margin)}
      {row(t('lines.total'), totals.total)}
    </dl>
  );
}
