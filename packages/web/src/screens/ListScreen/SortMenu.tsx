import type { ModuleMetadata } from '@gejie/core';
import { useFormat, useLabel, useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { Popover } from '../../ui/Popover.tsx';
import { mostSortKeys, type SortKey, sortKeysOf, sortOf } from './sortKeys.ts';
import type { ListState } from './useListState.ts';

interface SortMenuProps {
  module: ModuleMetadata;
  state: ListState;
}

/** By what the list is ordered, and which way: up to three fields, the first decides first. */
export function SortMenu({ module, state }: SortMenuProps) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const keys = sortKeysOf(state.sort);
  const names = keys.flatMap(({ name }) => module.fields.find((one) => one.name === name) ?? []);
  return (
    <Popover
      panelLabel={t('list.sort')}
      className="btn btn-quiet"
      panel={() => <SortLines module={module} state={state} />}
    >
      {names.length > 0
        ? t('list.sortedBy', { field: format.list(names.map((field) => label(field.label))) })
        : t('list.sort')}
      <Icon name={keys[0]?.descending ? 'arrowDown' : 'arrowUp'} size={12} />
    </Popover>
  );
}

/** The keys one below the other. */
export function SortLines({ module, state }: SortMenuProps) {
  const t = useText();
  const keys = sortKeysOf(state.sort);
  const change = (next: readonly SortKey[]) => state.change({ sort: sortOf(next) || undefined });
  const replace = (at: number, key: SortKey) =>
    change(
      keys
        .map((one, index) => (index === at ? key : one))
        .filter((one, index) => index <= at || one.name !== key.name),
    );
  return (
    <div className="sort-lines">
      {keys.map((key, at) => (
        <div key={key.name} className="sort-line">
          <FieldChoice
            module={module}
            label={t(at === 0 ? 'list.sortBy' : 'list.thenBy')}
            value={key.name}
            taken={keys.slice(0, at).map(({ name }) => name)}
            onChoose={(name) => replace(at, { ...key, name })}
          />
          <button
            type="button"
            className="btn btn-quiet"
            aria-label={t('list.direction', {
              direction: t(key.descending ? 'list.descending' : 'list.ascending'),
            })}
            onClick={() => replace(at, { ...key, descending: !key.descending })}
          >
            <Icon name={key.descending ? 'arrowDown' : 'arrowUp'} size={12} />
            {t(key.descending ? 'list.descending' : 'list.ascending')}
          </button>
          {keys.length > 1 && (
            <button
              type="button"
              className="btn btn-icon"
              aria-label={t('list.dropSort')}
              title={t('list.dropSort')}
              onClick={() => change(keys.filter((_key, index) => index !== at))}
            >
              <Icon name="close" size={11} />
            </button>
          )}
        </div>
      ))}
      {keys.length < mostSortKeys && (
        <div className="sort-line">
          <FieldChoice
            module={module}
            label={t(keys.length === 0 ? 'list.sortBy' : 'list.addSort')}
            value=""
            taken={keys.map(({ name }) => name)}
            onChoose={(name) => change([...keys, { name, descending: false }])}
          />
        </div>
      )}
    </div>
  );
}

interface FieldChoiceProps {
  module: ModuleMetadata;
  label: string;
  /** Empty: none yet. */
  value: string;
  taken: readonly string[];
  onChoose(name: string): void;
}

function FieldChoice({ module, label: title, value, taken, onChoose }: FieldChoiceProps) {
  const label = useLabel();
  const offered = module.fields.filter(
    ({ sortable, name }) => sortable && name !== 'id' && name !== 'version' && !taken.includes(name),
  );
  return (
    <select
      className="operand-input sort-field"
      aria-label={title}
      value={value}
      onChange={(event) => event.target.value && onChoose(event.target.value)}
    >
      {value === '' && <option value="">{title}</option>}
      {offered.map((field) => (
        <option key={field.name} value={field.name}>
          {label(field.label)}
        </option>
      ))}
    </select>
  );
}
