import { type KeyboardEvent, useRef, useState } from 'react';
import { useFormat, useText } from '../../i18n/index.ts';
import { useEnterAhead } from '../parts/useEnterAhead.ts';
import type { Sellable } from './sellable.ts';
import { useItems } from './useItems.ts';

interface ItemCellProps {
  label: string;
  value: string;
  cell: string;
  invalid: string | undefined;
  currency: string | undefined;
  onType(text: string): void;
  onPick(item: Sellable): void;
}

/** Words of a line; what is typed finds products and services, which arrows and Enter pick. */
export function ItemCell({ label, value, cell, invalid, currency, onType, onPick }: ItemCellProps) {
  const t = useText();
  const format = useFormat();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const { items, behind } = useItems(typed);
  const open = typed.trim() !== '' && items.length > 0;
  const pick = (item: Sellable | undefined) => {
    if (!item) return;
    setTyped('');
    onPick(item);
  };
  const input = useRef<HTMLInputElement>(null);
  const ahead = useEnterAhead(behind, () => {
    if (items[0]) pick(items[0]);
    // Nothing is called so: the words stay, and the key does what it would have done, had it come later.
    else input.current?.dispatchEvent(new window.KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (ahead.onKeyDown(event)) return;
    if (!open || event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt((at + step + items.length) % items.length);
    else if (event.key === 'Enter') pick(items[at]);
    else if (event.key === 'Escape') setTyped('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="line-item">
      <input
        ref={input}
        className="text-input"
        data-cell={cell}
        aria-label={label}
        aria-invalid={invalid ? true : undefined}
        title={invalid}
        role="combobox"
        aria-expanded={open}
        aria-controls={`${cell}-items`}
        aria-activedescendant={open ? `${cell}-${at}` : undefined}
        autoComplete="off"
        placeholder={t('lines.find')}
        value={value}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
          onType(event.target.value);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setTyped('')}
      />
      {open && (
        <div className="line-items" role="listbox" id={`${cell}-items`}>
          {items.map((item, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the input
            <div
              key={`${item.module.path}:${item.record.id}`}
              id={`${cell}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => pick(item)}
            >
              <b>{item.label}</b> <span className="quiet">{item.hint}</span>
              {typeof item.record.price === 'string' && (
                <span className="figure"> {format.money(item.record.price, currency)}</span>
              )}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
