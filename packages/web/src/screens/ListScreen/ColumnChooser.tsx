import type { ModuleMetadata } from '@gejie/core';
import { useState } from 'react';
import type { Column } from '../../fields/filter/column.ts';
import { useColumnLabel } from '../../fields/filter/useColumnLabel.ts';
import { useLabel, useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { Popover } from '../../ui/Popover.tsx';
import type { ColumnMemory } from './columnMemory.ts';
import { possibleColumns } from './columns.ts';

export interface ColumnChooserProps {
  module: ModuleMetadata;
  columns: Column[];
  memory: ColumnMemory;
}

/** Which columns, in which order; remembered for this view. */
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

function Chooser({ module, columns, memory }: ColumnChooserProps) {
  const t = useText();
  const label = useLabel();
  const columnLabel = useColumnLabel();
  const [text, setText] = useState('');
  const names = columns.map((column) => column.name);
  const others = possibleColumns(module).filter((name) => !names.includes(name));
  const matches = (words: string) => words.toLowerCase().includes(text.trim().toLowerCase());
  const move = (name: string, by: number) => {
    const at = names.indexOf(name);
    const next = names.filter((one) => one !== name);
    next.splice(Math.max(1, at + by), 0, name);
    memory.chooseNames(next);
  };
  return (
    <div className="column-chooser">
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
                  onChange={() => memory.chooseNames(names.filter((name) => name !== column.name))}
                />
                {columnLabel(column)}
              </label>
              {column.name !== module.title && (
                <>
                  <MoveButton
                    icon="arrowUp"
                    label={t('list.moveLeft', { field: columnLabel(column) })}
                    onMove={() => move(column.name, -1)}
                  />
                  <MoveButton
                    icon="arrowDown"
                    label={t('list.moveRight', { field: columnLabel(column) })}
                    onMove={() => move(column.name, 1)}
                  />
                </>
              )}
            </li>
          ))}
        {module.fields
          .filter((field) => others.includes(field.name) && matches(label(field.label)))
          .map((field) => (
            <li key={field.name}>
              <label>
                <input
                  type="checkbox"
                  className="check"
                  checked={false}
                  onChange={() => memory.chooseNames([...names, field.name])}
                />
                {label(field.label)}
              </label>
            </li>
          ))}
      </ul>
      <button type="button" className="btn btn-quiet" onClick={memory.forget}>
        {t('list.resetColumns')}
      </button>
    </div>
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
