import type { Filter, ListAnswer } from '@gejie/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { addressQuery, keys, problemText, request } from '../../api/index.ts';
import { useSettled } from '../../fields/parts/useSettled.ts';
import { useText } from '../../i18n/index.ts';
import { announceProblem } from '../../ui/announce.ts';

/** Pieces of one product in one warehouse. */
export interface StockedIn {
  product: number;
  warehouse: number;
}

interface OfferedSerialsProps {
  among: StockedIn;
  /** What they are numbers of. */
  words: string;
  given: readonly string[];
  needed: number;
  onChange(serials: string[]): void;
}

/** So many are offered at once; of more some characters find any. */
const shown = 60;
/** The longest page of a list. */
const page = 200;

/** The pieces that are there, to be found by any part of their number and picked, or taken in their order. INV-08 */
export function OfferedSerials({ among, words, given, needed, onChange }: OfferedSerialsProps) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const sought = useSettled(typed.trim());
  const where = inStock(among, sought);
  const query = { where, fields: ['serial'], sort: 'serial', limit: shown };
  const { data } = useQuery({
    queryKey: [...keys.found('serial-numbers'), 'there', query],
    queryFn: ({ signal }) => request<ListAnswer>('serial-numbers', { query: addressQuery(query), signal }),
    placeholderData: keepPreviousData,
  });
  const offered = data?.records.map(({ serial }) => String(serial)) ?? [];
  const lacking = needed - given.length;
  const takeFirst = async () => {
    try {
      onChange([...given, ...(await firstOf(where, lacking, given))]);
    } catch (error) {
      announceProblem(problemText(t, error as Error));
    }
  };
  if (offered.length === 0 && sought === '') return null;
  return (
    <>
      <div className="serials-find">
        <input
          type="search"
          className="text-input"
          aria-label={`${words} ${t('serials.find')}`}
          placeholder={t('serials.find')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {lacking > 0 && (
          <button type="button" className="btn" onClick={() => void takeFirst()}>
            {t('serials.takeFirst', { count: lacking })}
          </button>
        )}
      </div>
      <div className="serials-offered">
        {offered.map((serial) => {
          const isGiven = given.includes(serial);
          const without = given.filter((one) => one !== serial);
          return (
            <button
              key={serial}
              type="button"
              className="btn"
              aria-pressed={isGiven}
              onClick={() => onChange(isGiven ? without : [...given, serial])}
            >
              {serial}
            </button>
          );
        })}
        {data?.next && <span className="quiet">{t('serials.more')}</span>}
      </div>
    </>
  );
}

function inStock({ product, warehouse }: StockedIn, sought: string): Filter {
  const there = { product, warehouse, state: 'inStock' };
  return sought === '' ? there : { ...there, serial: { contains: sought } };
}

/** The first so many that are not given yet. */
async function firstOf(where: Filter, count: number, given: readonly string[]): Promise<string[]> {
  const taken = new Set(given);
  const found: string[] = [];
  let after: string | undefined;
  do {
    const query = { ...addressQuery({ where, fields: ['serial'], sort: 'serial', limit: page }), after };
    const { records, next } = await request<ListAnswer>('serial-numbers', { query });
    found.push(...records.map(({ serial }) => String(serial)).filter((serial) => !taken.has(serial)));
    after = next ?? undefined;
  } while (after !== undefined && found.length < count);
  return found.slice(0, count);
}
