import { type FieldMetadata, filterLimits, type ModuleMetadata } from '@gejie/core';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useModules } from '../../api/index.ts';
import { useLabel, useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { viewOf } from '../viewOf.ts';
import { type Column, columnOf } from './column.ts';
import { FieldSearchBox } from './FieldSearchBox.tsx';
import { useColumnLabel } from './useColumnLabel.ts';

interface FieldTreeProps {
  module: ModuleMetadata;
  /** Nothing beyond references. */
  ownFields: boolean;
  /** Only such fields; absent: all. */
  keeps?(column: Column): boolean;
  onChoose(column: Column): void;
  /** Stands below the fields. */
  children?: ReactNode;
}

/**
 * The fields that can be asked for, found by name. References open to the fields of what they point at: with the button
 * beside them or the right arrow key; the left one leads back.
 */
export function FieldTree({ module, ownFields, keeps, onChoose, children }: FieldTreeProps) {
  const t = useText();
  const label = useLabel();
  const columnLabel = useColumnLabel();
  const { data: modules = [] } = useModules();
  const [way, setWay] = useState<string[]>([]);
  const place = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other fields stand there, and the old box with the focus has gone
  useEffect(() => place.current?.querySelector('input')?.focus(), [way]);
  const columnsAt = (steps: readonly string[]) =>
    fieldsAt(module, modules, steps).flatMap(
      (field) => columnOf(module, modules, [...steps, field.name].join('.')) ?? [],
    );
  const opens = ({ name, field }: Column) =>
    !ownFields && name.split('.').length < filterLimits.steps && leadsOn(field, modules);
  const here = columnsAt(way);
  const columnsFor = (wanted: string) => {
    const beyond = wanted ? here.filter(opens).flatMap(({ name }) => columnsAt(name.split('.'))) : [];
    const matches = (column: Column) =>
      [columnLabel(column), column.field.label.zh, column.field.label.en].some((name) =>
        name.toLowerCase().includes(wanted),
      );
    const kept = (column: Column) => !keeps || keeps(column) || (!wanted && opens(column));
    return [...here, ...beyond].filter((column) => matches(column) && kept(column));
  };
  const inside = columnOf(module, modules, way.join('.'));
  const back = () => setWay(way.slice(0, -1));
  const pressed = (event: KeyboardEvent<HTMLElement>) => {
    if (!(event.target instanceof HTMLButtonElement)) return;
    const { reference } = event.target.dataset;
    if (event.key === 'ArrowRight' && reference) setWay(reference.split('.'));
    else if (event.key === 'ArrowLeft' && way.length > 0) back();
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows are heard on the buttons inside
    <div ref={place} onKeyDown={pressed}>
      <FieldSearchBox key={way.join('.')}>
        {(wanted) => (
          <>
            {inside && (
              <button type="button" className="menu-item field-search-back" onClick={back}>
                <Icon name="left" size={12} />
                {columnLabel(inside)}
              </button>
            )}
            {columnsFor(wanted).map((column) => (
              <FieldLine
                key={column.name}
                column={column}
                label={wanted ? columnLabel(column) : label(column.field.label)}
                onChoose={onChoose}
                onOpen={opens(column) ? () => setWay(column.name.split('.')) : undefined}
              />
            ))}
            {columnsFor(wanted).length === 0 && <p className="menu-title">{t('list.noField')}</p>}
            {way.length === 0 && !wanted && children}
          </>
        )}
      </FieldSearchBox>
    </div>
  );
}

interface FieldLineProps {
  column: Column;
  label: string;
  onChoose(column: Column): void;
  /** Shows the fields beyond; absent where there are none. */
  onOpen?(): void;
}

function FieldLine({ column, label, onChoose, onOpen }: FieldLineProps) {
  const t = useText();
  return (
    <span className="field-line">
      <button
        type="button"
        className="menu-item"
        data-reference={onOpen ? column.name : undefined}
        onClick={() => onChoose(column)}
      >
        {label}
      </button>
      {onOpen && (
        <button
          type="button"
          className="field-open"
          tabIndex={-1}
          aria-label={t('list.fieldsBeyond', { field: label })}
          title={t('list.fieldsBeyond', { field: label })}
          data-reference={column.name}
          onClick={onOpen}
        >
          <Icon name="right" size={12} />
        </button>
      )}
    </span>
  );
}

/** The fields of what the steps lead to, that can be asked for. */
function fieldsAt(
  module: ModuleMetadata,
  modules: readonly ModuleMetadata[],
  steps: readonly string[],
): FieldMetadata[] {
  const column = steps.length > 0 ? columnOf(module, modules, steps.join('.')) : undefined;
  const at = column ? modules.find(({ path }) => path === column.field.targets?.[0]) : module;
  return (at?.fields ?? []).filter((field) => field.operators.length > 0);
}

/** A reference to one record of one module, which the reader may see. */
function leadsOn(field: FieldMetadata, modules: readonly ModuleMetadata[]): boolean {
  const [target, ...others] = field.targets ?? [];
  if (target === undefined || others.length > 0 || viewOf(field).several) return false;
  return modules.some(({ path }) => path === target);
}
