import { type AnsweredRecord, numberFromText } from '@gejie/core';
import { memo } from 'react';
import { useFormat, useLanguage, useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { GoneMark } from '../parts/GoneMark.tsx';
import { type DraftLine, discountFrom, discountText, short } from './draftLine.ts';
import { ItemCell } from './ItemCell.tsx';
import { type Sellable, taken } from './sellable.ts';
import { TaxChanged } from './TaxChanged.tsx';
import { TypedInput } from './TypedInput.tsx';

export interface LineRowProps {
  line: DraftLine;
  index: number;
  /** Pixels from the first line; undefined: in the flow of the page. */
  top: number | undefined;
  /** Is told of the row, to know how high it is. */
  measure(row: HTMLElement | null): void;
  /** What it comes to, or what the group it heads comes to. */
  amount: string;
  /** What is wrong with its cells, one after the other, as `quantity:…`. */
  problems: string;
  currency: string | undefined;
  /** What lacks of it in stock, in words. */
  shortage: string | undefined;
  /** Lines of price books have neither tax nor amount. */
  isSale: boolean;
  /** The price book that its price is from. */
  pricedBy: string | null;
  taxes: readonly AnsweredRecord[];
  onChange(index: number, part: Partial<DraftLine>): void;
  onPicked(index: number): void;
  onRemove(index: number): void;
  onMove(index: number, by: number): void;
}

/** One line of a document. Memoised: of two hundred only the one that is typed in is drawn anew. */
export const LineRow = memo(function LineRow(props: LineRowProps) {
  const { line, index, amount, currency, isSale, pricedBy, taxes, onChange } = props;
  const t = useText();
  const format = useFormat();
  const language = useLanguage();
  const problems = new Map(
    props.problems === '' ? [] : props.problems.split('\n').map((one) => one.split('\t') as [string, string]),
  );
  const change = (part: Partial<DraftLine>) => onChange(index, part);
  const named = (column: string) => t('lines.cell', { row: index + 1, column });
  const figure = (name: 'quantity' | 'price', column: string) => (
    <td data-label={column} className="line-figure">
      <TypedInput
        inputMode="decimal"
        data-cell={`${index}-${name}`}
        aria-label={named(column)}
        aria-invalid={problems.has(name) || undefined}
        title={problems.get(name)}
        text={typed(line[name])}
        onType={(text) => change({ [name]: short(numberFromText(text)) || null })}
      />
      <Fault>{problems.get(name)}</Fault>
      {name === 'price' && pricedBy !== null && (
        <span className="line-from quiet" title={t('lines.pricedBy', { book: pricedBy })}>
          {pricedBy}
        </span>
      )}
    </td>
  );
  const pick = (item: Sellable) => {
    change({ ...taken(item, line, language), giveaways: undefined });
    props.onPicked(index);
  };
  return (
    <tr
      ref={props.measure}
      className={`line-${line.kind}`}
      data-index={index}
      aria-rowindex={index + 2}
      style={{ top: props.top }}
    >
      <td className="line-grip">
        <button
          type="button"
          className="btn btn-icon"
          aria-label={t('lines.move', { row: index + 1 })}
          onKeyDown={(event) => {
            const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
            if (by === undefined) return;
            event.preventDefault();
            event.stopPropagation();
            props.onMove(index, by);
          }}
          draggable
          onDragStart={(event) => event.dataTransfer.setData('text/x-line', String(index))}
        >
          <Icon name="drag" size={14} />
        </button>
        <span className="quiet figure">{index + 1}</span>
      </td>
      <td
        className="line-words"
        data-label={t('lines.item')}
        colSpan={line.kind === 'item' ? 1 : isSale ? 6 : 5}
      >
        {line.kind === 'item' ? (
          <ItemCell
            label={named(t('lines.item'))}
            cell={`${index}-item`}
            value={line.description ?? ''}
            invalid={problems.get('item') ?? problems.get('description')}
            currency={currency}
            onType={(text) => change({ description: text === '' ? null : text })}
            onPick={pick}
          />
        ) : (
          <input
            className="text-input"
            data-cell={`${index}-item`}
            aria-label={named(t(line.kind === 'text' ? 'lines.text' : 'lines.group'))}
            placeholder={t(line.kind === 'text' ? 'lines.text' : 'lines.group')}
            value={line.description ?? ''}
            onChange={(event) => change({ description: event.target.value || null })}
          />
        )}
        <GoneMark of={line.item} />
        {line.giveaway && <span className="line-gift">{t('lines.giveaway')}</span>}
        {props.shortage && (
          <output className="line-short">
            <Icon name="warning" size={12} /> {props.shortage}
          </output>
        )}
      </td>
      {line.kind === 'item' && (
        <>
          {figure('quantity', t('lines.quantity'))}
          <td data-label={t('lines.unit')} className="line-unit">
            <input
              className="text-input"
              data-cell={`${index}-unit`}
              aria-label={named(t('lines.unit'))}
              aria-invalid={problems.has('unit') || undefined}
              value={line.unit ?? ''}
              onChange={(event) => change({ unit: event.target.value || null })}
            />
            <Fault>{problems.get('unit')}</Fault>
          </td>
          {figure('price', t('lines.price'))}
          <td data-label={t('lines.discount')} className="line-figure">
            <TypedInput
              data-cell={`${index}-discount`}
              aria-label={named(t('lines.discount'))}
              aria-invalid={problems.has('discount') || undefined}
              title={problems.get('discount') ?? t('lines.discountHint')}
              text={discountText(line.discount)}
              onType={(text) => change({ discount: discountFrom(text) })}
            />
            <Fault>{problems.get('discount')}</Fault>
          </td>
          {isSale && (
            <td data-label={t('lines.tax')} className="line-tax">
              <select
                className="text-input"
                data-cell={`${index}-tax`}
                aria-label={named(t('lines.tax'))}
                aria-invalid={problems.has('tax') || undefined}
                value={line.tax ?? ''}
                onChange={(event) => {
                  const tax = taxes.find(({ id }) => id === Number(event.target.value));
                  change({
                    tax: tax?.id ?? null,
                    taxRate: (tax?.rate as string | undefined) ?? null,
                    formerTaxRate: null,
                  });
                }}
              >
                <option value="">{t('lines.noTax')}</option>
                {taxes.map((tax) => (
                  <option key={tax.id} value={tax.id}>
                    {String(tax.name)}
                  </option>
                ))}
              </select>
              <Fault>{problems.get('tax')}</Fault>
              <TaxChanged line={line} />
            </td>
          )}
        </>
      )}
      {isSale && (
        <td data-label={t('lines.amount')} className="line-amount figure">
          {line.kind === 'text' ? '' : format.money(amount, currency)}
        </td>
      )}
      <td className="line-remove">
        <button
          type="button"
          className="btn btn-icon"
          aria-label={t('lines.remove', { row: index + 1 })}
          onClick={() => props.onRemove(index)}
        >
          <Icon name="close" size={14} />
        </button>
      </td>
    </tr>
  );
});

function Fault({ children }: { children: string | undefined }) {
  return children === undefined ? null : <span className="field-error">{children}</span>;
}

/** As it is typed; what comes from the server has noughts at its end that nobody typed. */
function typed(value: string | null): string {
  return /\.\d{4}$/.test(value ?? '') ? short(value) : (value ?? '');
}
