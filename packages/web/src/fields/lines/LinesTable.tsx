import type { FieldMetadata } from '@gejie/core';
import { useFormat, useLabel, useText } from '../../i18n/index.ts';
import { GoneMark } from '../parts/GoneMark.tsx';
import { type DraftLine, discountText, short } from './draftLine.ts';
import { draftTotals } from './draftTotals.ts';
import { groupAmounts } from './groupAmounts.ts';
import { LineTotals } from './LineTotals.tsx';
import { TaxChanged } from './TaxChanged.tsx';
import { useOwnNames } from './useOwnNames.ts';
import { useSettledLines } from './useSettledLines.ts';
import { useUnits } from './useUnits.ts';

interface LinesTableProps {
  lines: DraftLine[];
  record: Record<string, unknown>;
  /** Lines of price books come to nothing. */
  isSale: boolean;
  /** They are bought, in the words of the vendor. */
  buys: boolean;
  settledBy: FieldMetadata['settledBy'];
}

/** The lines of a document to be read, with what they come to. */
export default function LinesTable({ lines, record, isSale, buys, settledBy }: LinesTableProps) {
  const t = useText();
  const format = useFormat();
  const label = useLabel();
  const units = useUnits();
  const names = useOwnNames(lines, buys);
  const currency = typeof record.currency === 'string' ? record.currency : undefined;
  const totals = draftTotals(record, lines);
  const amounts = groupAmounts(lines, totals.lines);
  const settled = useSettledLines(lines, settledBy);
  const isUnderway = settled.size > 0;
  const showsMargin = record.costs != null;
  const showsTax = isSale && lines.some(({ taxRate }) => taxRate !== null);
  const unitOf = ({ unit }: DraftLine) => label(units.get(unit ?? '')) || unit;
  return (
    <div className="lines-read">
      <table>
        <thead>
          <tr>
            <th>{t('lines.item')}</th>
            <th className="line-figure">{t(isSale ? 'lines.quantity' : 'lines.fromQuantity')}</th>
            {isUnderway && <th className="line-figure">{t(buys ? 'lines.arrived' : 'lines.left')}</th>}
            <th className="line-figure">{t('lines.price')}</th>
            <th className="line-figure">{t('lines.discount')}</th>
            {showsTax && <th className="line-figure line-taxed">{t('lines.tax')}</th>}
            {isSale && <th className="line-amount">{t('lines.amount')}</th>}
            {showsMargin && <th className="line-amount line-margin">{t('lines.margin')}</th>}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <tr key={line.id ?? index} className={`line-${line.kind}`}>
              <td
                className="line-words"
                colSpan={line.kind === 'item' ? 1 : 4 + Number(showsTax) + Number(isUnderway)}
              >
                {line.description}
                {names[index] && <span className="line-own-name quiet">{names[index]}</span>}
                {line.giveaway && <span className="line-gift">{t('lines.giveaway')}</span>}
                <GoneMark of={line.item} />
                <TaxChanged line={line} />
              </td>
              {line.kind === 'item' && (
                <>
                  <td className="line-figure line-quantity figure">
                    {short(line.quantity)} {unitOf(line)}
                  </td>
                  {isUnderway && (
                    <td className="line-figure line-settled figure">
                      {line.item?.module === 'products' && (
                        <Settled line={line} settled={settled.get(line.id ?? 0) ?? '0'} buys={buys} />
                      )}
                    </td>
                  )}
                  <td className="line-figure line-price figure">
                    {line.price !== null && format.money(line.price, currency)}
                  </td>
                  <td className="line-figure line-off figure">
                    {discountText(line.discount, (amount) => format.money(amount, currency))}
                  </td>
                  {showsTax && (
                    <td className="line-figure line-taxed figure">
                      {line.taxRate !== null && !line.giveaway && `${short(line.taxRate)}%`}
                    </td>
                  )}
                </>
              )}
              {isSale && (
                <td className="line-amount figure">
                  {line.kind !== 'text' && format.money(amounts[index] ?? '0', currency)}
                </td>
              )}
              {showsMargin && (
                <td className="line-amount line-margin figure quiet">
                  {line.kind === 'item' &&
                    totals.lines[index]?.margin != null &&
                    format.money(totals.lines[index].margin, currency)}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {isSale && <LineTotals totals={totals} currency={currency} record={record} showsMargin={showsMargin} />}
    </div>
  );
}

/** How much of a line has come or left; what is still open of it stands out. */
function Settled({ line, settled, buys }: { line: DraftLine; settled: string; buys: boolean }) {
  const t = useText();
  const isWhole = Number(settled) >= Number(line.quantity ?? 0);
  return (
    <span className={isWhole ? 'quiet' : 'line-open'}>
      <span className="line-settled-word">{t(buys ? 'lines.arrived' : 'lines.left')} </span>
      {short(settled)}
    </span>
  );
}
