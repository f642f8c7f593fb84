import { Decimal, dayIn, type ListAnswer } from '@gejie/core';
import { useQuery } from '@tanstack/react-query';
import { type RefObject, useState } from 'react';
import { addressQuery, keys, request, useSignedIn } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { type DraftLine, short } from './draftLine.ts';
import { figure } from './draftTotals.ts';

interface CurrencyChangedProps {
  currency: string | undefined;
  company: string;
  /** Lines with figures that somebody typed: they don't follow the currency by themselves. */
  typed: readonly DraftLine[];
  latest: RefObject<DraftLine[]>;
  put(lines: DraftLine[]): void;
}

/** Asks what becomes of figures that were typed in another currency: ¥400 is not $400. INV-05 */
export function CurrencyChanged({ currency, company, typed, latest, put }: CurrencyChangedProps) {
  const t = useText();
  const [settled, setSettled] = useState(currency);
  const isAsked = settled !== undefined && currency !== undefined && settled !== currency && typed.length > 0;
  const rate = useRates(isAsked ? [settled, currency] : [], company);
  if (!isAsked) return null;
  const [from, to] = [rate(settled), rate(currency)];
  const convert = (factor: Decimal) => {
    const chosen = new Set(typed);
    put(latest.current.map((line) => (chosen.has(line) ? inOtherCurrency(line, factor) : line)));
    setSettled(currency);
  };
  return (
    <div className="lines-notice" role="status">
      <span>{t('lines.currencyChanged', { count: typed.length, from: settled, to: currency })}</span>
      {from && to && (
        <button type="button" className="btn" onClick={() => convert(from.div(to))}>
          {t('lines.convert')}
        </button>
      )}
      <button type="button" className="btn" onClick={() => setSettled(currency)}>
        {t('lines.keepFigures')}
      </button>
    </div>
  );
}

/** What one unit of a currency is worth in the company's today; null where nobody knows. */
function useRates(codes: readonly string[], company: string): (code: string) => Decimal | null {
  const { user } = useSignedIn();
  const where = { currency: { in: [...codes] }, from: { lte: dayIn(user.timeZone, new Date()) } };
  const query = { where, sort: '-from', fields: ['currency', 'rate'], limit: 200 };
  const { data } = useQuery({
    queryKey: [...keys.found('exchange-rates'), 'lines', query],
    queryFn: ({ signal }) => request<ListAnswer>('exchange-rates', { query: addressQuery(query), signal }),
    enabled: codes.length > 0,
  });
  return (code) => {
    if (code === company) return new Decimal(1);
    const found = data?.records.find(({ currency }) => currency === code);
    return found && Number(found.rate) > 0 ? new Decimal(String(found.rate)) : null;
  };
}

function inOtherCurrency(line: DraftLine, factor: Decimal): DraftLine {
  const { discount } = line;
  const times = (value: string | null, places: number) =>
    figure(value) === null ? value : short(new Decimal(value as string).times(factor).toFixed(places));
  return {
    ...line,
    price: times(line.price, 4),
    discount: discount && 'amount' in discount ? { amount: times(discount.amount, 2) ?? '0' } : discount,
  };
}
