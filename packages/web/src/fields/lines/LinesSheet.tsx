import type { AnsweredRecord } from '@gejie/core';
import { type FocusEvent, useEffect, useRef, useState } from 'react';
import { useText } from '../../i18n/index.ts';
import type { DraftLine } from './draftLine.ts';
import { LineRow } from './LineRow.tsx';
import { useLineWindow } from './useLineWindow.ts';

interface LinesSheetProps {
  drafts: readonly DraftLine[];
  /** What each comes to, or what the group it heads comes to. */
  amounts: readonly string[];
  /** What is wrong, by `3.quantity`. */
  problems: ReadonlyMap<string, string>;
  currency: string | undefined;
  shortages: readonly (string | undefined)[];
  isSale: boolean;
  pricedBy: readonly (string | null)[];
  taxes: readonly AnsweredRecord[];
  /** The cell to go to, as `3-quantity`. */
  wanted: string | null;
  onArrived(): void;
  onChange(index: number, part: Partial<DraftLine>): void;
  onPicked(index: number): void;
  onRemove(index: number): void;
  onMove(index: number, by: number): void;
}

/** The lines with their heads, as far as they are in sight. */
export function LinesSheet(props: LinesSheetProps) {
  const { drafts, isSale, wanted, onArrived, onMove } = props;
  const t = useText();
  const body = useRef<HTMLTableSectionElement>(null);
  const [held, setHeld] = useState<number | null>(null);
  const going = wanted === null ? null : Number(wanted.split('-')[0]);
  const { lines, height, measure } = useLineWindow(body, drafts.length, [held, going]);
  useEffect(() => {
    if (wanted === null) return;
    body.current?.querySelector<HTMLElement>(`[data-cell="${wanted}"]`)?.focus();
    onArrived();
  }, [wanted, onArrived]);
  const wrong = problemsByLine(props.problems);

  return (
    <table
      className={isSale ? 'line-sales' : undefined}
      aria-rowcount={drafts.length + 1}
      onFocus={(event: FocusEvent) => setHeld(rowOf(event.target))}
      onBlur={() => setHeld(null)}
    >
      <thead>
        <tr>
          <th className="line-grip" aria-label="#" />
          <th>{t('lines.item')}</th>
          <th className="line-figure">{t(isSale ? 'lines.quantity' : 'lines.fromQuantity')}</th>
          <th className="line-unit">{t('lines.unit')}</th>
          <th className="line-figure">{t('lines.price')}</th>
          <th className="line-figure">{t('lines.discount')}</th>
          {isSale && <th className="line-tax">{t('lines.tax')}</th>}
          {isSale && <th className="line-amount">{t('lines.amount')}</th>}
          <th className="line-remove" aria-label=" " />
        </tr>
      </thead>
      <tbody
        ref={body}
        className={height === undefined ? undefined : 'lines-window'}
        style={{ height }}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          const from = Number(event.dataTransfer.getData('text/x-line'));
          const to = rowOf(event.target);
          event.preventDefault();
          if (to !== null) onMove(from, to - from);
        }}
      >
        {lines.map(({ index, top }) => {
          const line = drafts[index];
          return (
            line && (
              <LineRow
                key={index}
                line={line}
                index={index}
                top={top}
                measure={measure}
                amount={props.amounts[index] ?? '0'}
                problems={wrong.get(index) ?? ''}
                currency={props.currency}
                shortage={props.shortages[index]}
                isSale={isSale}
                pricedBy={props.pricedBy[index] ?? null}
                taxes={props.taxes}
                onChange={props.onChange}
                onPicked={props.onPicked}
                onRemove={props.onRemove}
                onMove={onMove}
              />
            )
          );
        })}
      </tbody>
    </table>
  );
}

/** The place of the line that something is in. */
function rowOf(target: EventTarget): number | null {
  const row = (target as HTMLElement).closest<HTMLElement>('tr[data-index]');
  return row ? Number(row.dataset.index) : null;
}

/** Of each line at fault, what is wrong with its cells, one after the other. */
function problemsByLine(problems: ReadonlyMap<string, string>): ReadonlyMap<number, string> {
  const lines = new Map<number, string[]>();
  for (const [path, message] of problems) {
    const at = path.indexOf('.');
    const index = Number(path.slice(0, at));
    lines.set(index, [...(lines.get(index) ?? []), `${path.slice(at + 1)}\t${message}`]);
  }
  return new Map([...lines].map(([index, cells]) => [index, cells.join('\n')]));
}
