import { type ModuleMetadata, type RowHeight, rowHeights } from '@gejie/core';
import { useId, useState } from 'react';
import { useModules } from '../../api/index.ts';
import { type Column, columnOf } from '../../fields/filter/column.ts';
import { useColumnLabel } from '../../fields/filter/useColumnLabel.ts';
import { useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { Popover } from '../../ui/Popover.tsx';
import { moved } from './columnOrder.ts';
import { columnsBeyond, possibleColumns } from './columns.ts';
import type { ListLookMemory } from './listLook.ts';

export interface ColumnChooserProps {
  module: ModuleMetadata;
  columns: Column[];
  look: ListLookMemory;
}

/** Which columns, in which order, and how high the rows; remembered for this view. */
export function ColumnChooser(props: ColumnChooserProps) {
  const t = useText();
  return (
    <Popover
      panelLabel={t('list.columns')}
      label={t('list.columns')}
      className="btn btn-icon not-on-phones"
      panel={() => <Chooser {...props} />}
    >
      <Icon name="columns" />
    </Popover>
  );
}

function Chooser({ module, columns, look }: ColumnChooserProps) {
  const t = useText();
  const columnLabel = useColumnLabel();
  const [text, setText] = useState('');
  const names = columns.map((column) => column.name);
  const others = possibleColumns(module).filter((name) => !names.includes(name));
  const { data: modules = [] } = useModules();
  const offered = [
    ...others.flatMap((name) => columnOf(module, modules, name) ?? []),
    // Fields beyond references are many: they are shown once something was typed.
    ...(text.trim() === '' ? [] : columnsBeyond(module, modules).filter(({ name }) => !names.includes(name))),
  ];
  const matches = (words: string) => words.toLowerCase().includes(text.trim().toLowerCase());
  return (
    <div className="column-chooser">
      <RowHeightChoice value={look.rowHeight} onChoose={look.chooseRowHeight} />
      <input
        className="text-input"
        value={text}
        placeholder={t('list.findField')}
        aria-label={t('list.findField')}
        onChange={(event) => setText(event.target.value)}
      />
      <ul>
        {columns
          .filter((column) => matches(columnLabel(column)))
          .map((column) => (
            <li key={column.name}>
              <label>
                <input
                  type="checkbox"
                  className="check"
                  checked
                  disabled={column.name === module.title}
                  onChange={() => look.chooseNames(names.filter((name) => name !== column.name))}
                />
                {columnLabel(column)}
              </label>
              {column.name !== module.title && (
                <>
                  <MoveButton
                    icon="arrowUp"
                    label={t('list.moveLeft', { field: columnLabel(column) })}
                    onMove={() => look.chooseNames(moved(names, column.name, -1))}
                  />
                  <MoveButton
                    icon="arrowDown"
                    label={t('list.moveRight', { field: columnLabel(column) })}
                    onMove={() => look.chooseNames(moved(names, column.name, 1))}
                  />
                </>
              )}
            </li>
          ))}
        {offered
          .filter((column) => matches(columnLabel(column)))
          .map((column) => (
            <li key={column.name}>
              <label>
                <input
                  type="checkbox"
                  className="check"
                  checked={false}
                  onChange={() => look.chooseNames([...names, column.name])}
                />
                {columnLabel(column)}
              </label>
            </li>
          ))}
      </ul>
      <button type="button" className="btn btn-quiet" onClick={look.forget}>
        {t('list.resetColumns')}
      </button>
    </div>
  );
}

interface RowHeightChoiceProps {
  value: RowHeight;
  onChoose(height: RowHeight): void;
}

function RowHeightChoice({ value, onChoose }: RowHeightChoiceProps) {
  const t = useText();
  const name = useId();
  return (
    <fieldset className="row-height">
      <legend className="for-screen-readers">{t('list.rowHeight')}</legend>
      {rowHeights.map((height) => (
        <label key={height}>
          <input
            type="radio"
            className="for-screen-readers"
            name={name}
            checked={height === value}
            onChange={() => onChoose(height)}
          />
          <span>{t(`list.rowHeight.${height}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function MoveButton({ icon, label, onMove }: { icon: string; label: string; onMove(): void }) {
  return (
    <button
      type="button"
      className="btn btn-icon move-button"
      aria-label={label}
      title={label}
      onClick={onMove}
    >
      <Icon name={icon} size={11} />
    </button>
  );
}
