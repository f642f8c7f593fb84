import type { FieldMetadata, ModuleMetadata } from '@gejie/core';
import { useModules } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { Popover } from '../../ui/Popover.tsx';
import type { Clause } from './clauses.ts';
import { type Column, columnOf } from './column.ts';
import { FieldSearchBox } from './FieldSearchBox.tsx';
import { useColumnLabel } from './useColumnLabel.ts';

export interface AddConditionProps {
  module: ModuleMetadata;
  /** Fields beyond references can't be asked for. */
  ownFields?: boolean;
  onAdd(clause: Clause): void;
}

/** Adds a condition: first its field, then the chip asks for the value. */
export function AddCondition({ module, ownFields = false, onAdd }: AddConditionProps) {
  const t = useText();
  return (
    <Popover
      panelLabel={t('list.addCondition')}
      className="btn btn-dashed"
      panel={(close) => (
        <FieldSearch
          module={module}
          ownFields={ownFields}
          onChoose={(column) => {
            const operator = column.field.operators[0];
            close();
            if (operator)
              onAdd({ field: column.name, operator, value: operator === 'empty' ? !ownFields : undefined });
          }}
        />
      )}
    >
      <Icon name="plus" size={12} />
      {t('list.addCondition')}
    </Popover>
  );
}

interface FieldSearchProps {
  module: ModuleMetadata;
  ownFields: boolean;
  onChoose(column: Column): void;
}

function FieldSearch({ module, ownFields, onChoose }: FieldSearchProps) {
  const t = useText();
  const columnLabel = useColumnLabel();
  const { data: modules = [] } = useModules();
  const matches = (wanted: string) => (column: Column) =>
    [columnLabel(column), column.field.label.zh, column.field.label.en].some((name) =>
      name.toLowerCase().includes(wanted),
    );
  const own = conditionFields(module).map((field) => columnOf(module, modules, field.name));
  const columnsFor = (wanted: string) =>
    [
      ...own.filter((column) => column !== undefined),
      ...(wanted && !ownFields
        ? references(module).flatMap((reference) => beyond(module, modules, reference))
        : []),
    ].filter(matches(wanted));
  return (
    <FieldSearchBox>
      {(wanted) => {
        const columns = columnsFor(wanted);
        if (columns.length === 0) return <p className="menu-title">{t('list.noField')}</p>;
        return columns.map((column) => (
          <button type="button" key={column.name} className="menu-item" onClick={() => onChoose(column)}>
            {columnLabel(column)}
          </button>
        ));
      }}
    </FieldSearchBox>
  );
}

function conditionFields(module: ModuleMetadata): FieldMetadata[] {
  return module.fields.filter((field) => field.operators.length > 0);
}

/** References to one module: their fields can be asked for too (`account.industry`), once something was typed. */
function references(module: ModuleMetadata): FieldMetadata[] {
  return module.fields.filter((field) => field.targets?.length === 1 && !field.kernel);
}

function beyond(
  module: ModuleMetadata,
  modules: readonly ModuleMetadata[],
  reference: FieldMetadata,
): Column[] {
  const target = modules.find((one) => one.path === reference.targets?.[0]);
  if (!target) return [];
  return conditionFields(target)
    .map((field) => columnOf(module, modules, `${reference.name}.${field.name}`))
    .filter((column) => column !== undefined);
}
