import { useText } from '../../i18n/index.ts';
import { type DraftLine, short } from './draftLine.ts';

/** Says that the tax of a line is another one than in the document it was copied from. */
export function TaxChanged({ line: { taxRate, formerTaxRate } }: { line: DraftLine }) {
  const t = useText();
  // Lines of days gone by may not say it at all.
  if (formerTaxRate == null || taxRate === null) return null;
  return (
    <span className="line-note">
      {t('lines.taxChanged', { former: short(formerTaxRate), rate: short(taxRate) })}
    </span>
  );
}
