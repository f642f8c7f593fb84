import { type AnsweredRecord, emptyLine, type ListAnswer } from '@gejie/core';
import { useQuery } from '@tanstack/react-query';
import { type ClipboardEvent, type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react';
import { addressQuery, fieldOf, keys, request, useSignedIn } from '../../api/index.ts';
import { useLanguage, useText } from '../../i18n/index.ts';
import { announce } from '../../ui/announce.ts';
import type { InputProps } from '../fieldView.ts';
import { CurrencyChanged } from './CurrencyChanged.tsx';
import { type DraftLine, draftsOf, problemsIn } from './draftLine.ts';
import { draftTotals } from './draftTotals.ts';
import { withGiveaways, withoutLine } from './giveaways.ts';
import { groupAmounts } from './groupAmounts.ts';
import { LinesSheet } from './LinesSheet.tsx';
import { LineTotals } from './LineTotals.tsx';
import { pastedLines } from './pastedLines.ts';
import { useCosts } from './useCosts.ts';
import { useDocumentTax } from './useDocumentTax.ts';
import { useGiveaways, withTheirGiveaways } from './useGiveaways.ts';
import { usePrices } from './usePrices.ts';
import { useRecognition } from './useRecognition.ts';
import { useShortages } from './useShortages.ts';

/** The lines of a document as a sheet: typed, picked, pasted and moved without the mouse. INV-05 */
export default function LinesEditor(props: InputProps) {
  const { id, value, field, record, onChange, describedBy, module, faults = {} } = props;
  const t = useText();
  const language = useLanguage();
  const { company } = useSignedIn();
  const taxes = useTaxes();
  const drafts = draftsOf(value);
  const latest = useRef(drafts);
  latest.current = drafts;
  const tell = useRef(onChange);
  tell.current = onChange;
  const [wanted, setWanted] = useState<string | null>(null);
  const arrived = useCallback(() => setWanted(null), []);

  const put = useCallback((lines: DraftLine[]) => {
    latest.current = lines;
    tell.current(lines.length > 0 ? lines : null);
  }, []);
  const isSale = field.leavesOpen !== true;
  const bearing = useDocumentTax(field, record, taxes, latest, put);
  const giveaways = useGiveaways(latest, put, isSale && field.buys !== true);
  const change = useCallback(
    (index: number, part: Partial<DraftLine>) => {
      const line = latest.current[index];
      if (!line) return;
      const changed = latest.current.with(index, { ...line, ...bearing(part) });
      put(withGiveaways(changed, index, line, giveaways.current));
    },
    [put, giveaways, bearing],
  );
  const remove = useCallback((index: number) => put(withoutLine(latest.current, index)), [put]);
  const move = useCallback(
    (index: number, by: number) => {
      const [moved] = latest.current.slice(index, index + 1);
      const to = index + by;
      if (!moved || to < 0 || to >= latest.current.length) return;
      put(latest.current.toSpliced(index, 1).toSpliced(to, 0, moved));
    },
    [put],
  );
  const picked = useCallback((index: number) => setWanted(`${index}-quantity`), []);
  const add = (part: Partial<DraftLine> = {}) => {
    put([...drafts, { ...emptyLine, ...part }]);
    setWanted(`${drafts.length}-item`);
  };

  const currency = typeof record.currency === 'string' ? record.currency : undefined;
  const isOwn = isSale && (currency === undefined || currency === company.currency);
  const prices = usePrices(isSale ? { module, field } : null, record, latest, put);
  const costs = useCosts(drafts, record.costs, isOwn);
  const shortages = useShortages(drafts, isSale && field.buys !== true);
  const recognised = useRecognition();
  const totals = draftTotals(record, drafts, costs);
  const typedWrong = useMemo(() => problemsIn(drafts, language), [drafts, language]);
  const problems = new Map([
    ...Object.entries(faults).map(
      ([place, fault]) => [place.includes('.') ? place : `${place}.item`, fault] as const,
    ),
    ...typedWrong,
  ]);
  for (const [index, { amount }] of isSale ? totals.lines.entries() : [])
    if (amount.startsWith('-') && drafts[index]?.discount)
      problems.set(`${index}.discount`, t('lines.discountTooMuch'));
  const amounts = groupAmounts(drafts, totals.lines);

  const onKeyDown = (event: KeyboardEvent) => {
    const [row, column] = (event.target as HTMLElement).dataset.cell?.split('-') ?? [];
    if (row === undefined || event.nativeEvent.isComposing || event.target instanceof HTMLSelectElement)
      return;
    const index = Number(row);
    if (event.key === 'Enter' && index === drafts.length - 1) add();
    else if (event.key === 'Enter') setWanted(`${index + 1}-item`);
    else if (event.key === 'ArrowDown') setWanted(`${index + 1}-${column}`);
    else if (event.key === 'ArrowUp') setWanted(`${index - 1}-${column}`);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (!/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    const row = Number((event.target as HTMLElement).dataset.cell?.split('-')[0] ?? drafts.length);
    const at = drafts[row];
    const isEmpty = at !== undefined && at.description === null && at.quantity === null;
    const pasted = pastedLines(text);
    put(drafts.toSpliced(isEmpty ? row : row + 1, isEmpty ? 1 : 0, ...pasted));
    announce(t('lines.pasted', { count: pasted.length }));
    void recognised(pasted).then((found) => {
      // What was typed into meanwhile stays as it was typed.
      const lines = latest.current.map((line) => {
        const known = found[pasted.indexOf(line)];
        return known ? bearing(known) : line;
      });
      put(withTheirGiveaways(lines, found, giveaways.current));
    });
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: the label of the field is its legend
    <div
      id={id}
      role="group"
      className="lines-editor"
      data-keeps-enter
      aria-labelledby={`${id}-label`}
      aria-describedby={describedBy}
      onKeyDown={onKeyDown}
      onPaste={onPaste}
    >
      {isSale && (
        <CurrencyChanged
          currency={currency}
          company={company.currency}
          typed={drafts.filter((line) => line.price !== null && !line.giveaway && !prices.isFollowed(line))}
          latest={latest}
          put={put}
        />
      )}
      {drafts.length > 0 && (
        <LinesSheet
          drafts={drafts}
          amounts={amounts}
          problems={problems}
          currency={currency}
          shortages={shortages}
          isSale={isSale}
          pricedBy={prices.from}
          taxes={taxes}
          wanted={wanted}
          onArrived={arrived}
          onChange={change}
          onPicked={picked}
          onRemove={remove}
          onMove={move}
        />
      )}
      <div className="lines-foot">
        <div className="lines-add">
          <button type="button" className="btn btn-dashed" onClick={() => add()}>
            + {t('lines.add')}
          </button>
          <button type="button" className="btn btn-dashed" onClick={() => add({ kind: 'text' })}>
            + {t('lines.addText')}
          </button>
          <button type="button" className="btn btn-dashed" onClick={() => add({ kind: 'group' })}>
            + {t('lines.addGroup')}
          </button>
          <p className="field-hint">{t('lines.help')}</p>
        </div>
        {isSale && (
          <LineTotals
            totals={totals}
            currency={currency}
            record={record}
            showsMargin={fieldOf(module, 'margin') !== undefined}
          />
        )}
      </div>
    </div>
  );
}

function useTaxes(): readonly AnsweredRecord[] {
  const query = { fields: ['name', 'rate'], limit: 200, where: { active: true } };
  const { data } = useQuery({
    queryKey: [...keys.found('taxes'), 'lines', query],
    queryFn: ({ signal }) => request<ListAnswer>('taxes', { query: addressQuery(query), signal }),
    staleTime: 60_000,
  });
  return data?.records ?? none;
}

const none: readonly AnsweredRecord[] = [];
