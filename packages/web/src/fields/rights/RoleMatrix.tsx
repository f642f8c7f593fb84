import { type FieldRight, type ModuleGrant, type Reach, type RightsTable, reaches } from '@gejie/core';
import { useState } from 'react';
import { useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { Menu, type MenuGroup } from '../../ui/Menu.tsx';
import { FieldRights } from './FieldRights.tsx';
import {
  heldGrant,
  heldValue,
  isBeyondSight,
  isGrantable,
  isNamed,
  isReachRight,
  limitedFields,
  others,
  type Right,
  reachesIn,
  withColumn,
  withField,
  withGrant,
  withoutModule,
  withRow,
} from './grants.ts';
import { cellAt } from './gridKeys.ts';
import { FlagCell, HeadMenu, ReachCell } from './MatrixCells.tsx';
import { type Place, rightNames, RightsTable as Table } from './RightsTable.tsx';
import { RightsWaiting } from './RightsWaiting.tsx';
import { RightsWarnings } from './RightsWarnings.tsx';
import { useBriefRights } from './useBriefRights.ts';
import { useFunctionName } from './useFunctionName.ts';
import { type RightsRow, useRightsAreas } from './useRightsRows.ts';

interface RoleMatrixProps {
  value: RightsTable;
  onChange(value: RightsTable): void;
}

/**
 * The rights of a role to be set: modules down, rights across. Rows that the role says nothing of follow the first one
 * until somebody sets something in them.
 */
export default function RoleMatrix({ value, onChange }: RoleMatrixProps) {
  const t = useText();
  const { areas, modules, loading, error } = useRightsAreas(Object.keys(value));
  const [opened, setOpened] = useState<string | null>(null);
  const [stop, setStop] = useState('1:0');
  const brief = useBriefRights();
  const functionName = useFunctionName();
  if (loading || error) return <RightsWaiting error={error} />;

  const placeOf = ({ row, column }: Place) => {
    const place = cellAt(row, column);
    return { 'data-cell': place, tabIndex: place === stop ? 0 : -1 } as const;
  };
  const set = (path: string, change: ModuleGrant) => onChange(withGrant(value, path, change));
  const cell = (row: RightsRow, right: Right, at: Place) => {
    const { module } = row;
    const grant = heldGrant(value, row.path);
    const label = `${row.name} · ${t(rightNames[right])}`;
    if (!isGrantable(module, right)) {
      if (right === 'see') return <span className="rights-fixed">{t('rights.everybody')}</span>;
      if (right !== 'edit') return right === 'bulk' ? <span className="quiet">–</span> : null;
      return (
        <span className="rights-fixed">
          <Icon name="lock" size={12} />
          {t('rights.byFunction', { name: functionName(module?.writtenWith ?? '') })}
        </span>
      );
    }
    const held = heldValue(grant, right, module);
    if (!isReachRight(right)) {
      return (
        <FlagCell
          label={label}
          granted={held === true}
          cell={placeOf(at)}
          onChange={(granted) => set(row.path, { [right]: granted })}
        />
      );
    }
    return (
      <ReachCell
        label={label}
        reach={held as Reach}
        offered={reachesIn(module)}
        endsAt={isBeyondSight(grant, right, module) ? (heldValue(grant, 'see', module) as Reach) : undefined}
        cell={placeOf(at)}
        onChange={(reach) => set(row.path, { [right]: reach })}
      />
    );
  };
  const head = (right: Right, at: Place) => (
    <HeadMenu
      name={t(rightNames[right])}
      label={t('rights.setColumn', { right: t(rightNames[right]) })}
      cell={placeOf(at)}
      groups={[
        {
          key: 'column',
          title: t('rights.setColumn', { right: t(rightNames[right]) }),
          items: isReachRight(right)
            ? reaches.map((reach) => ({
                key: reach,
                label: t(`rights.reachLong.${reach}`),
                onSelect: () => onChange(withColumn(value, right, reach)),
              }))
            : [true, false].map((granted) => ({
                key: String(granted),
                label: t(granted ? 'rights.allow' : 'rights.forbid'),
                onSelect: () => onChange(withColumn(value, right, granted)),
              })),
        },
      ]}
    />
  );
  const end = (row: RightsRow, at: Place) => (
    <RowEnd
      row={row}
      value={value}
      open={opened === row.path}
      onToggle={() => setOpened(opened === row.path ? null : row.path)}
      onChange={onChange}
      fieldsPlace={placeOf(at)}
      menuPlace={placeOf({ ...at, column: at.column + 1 })}
    />
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only remembers where the keyboard was last
    <div
      className="rights-matrix"
      onFocus={({ target }) => target.dataset.cell && setStop(target.dataset.cell)}
    >
      <RightsWarnings value={value} areas={areas} />
      <div className="rights-scroll">
        <Table
          label={t('rights.table')}
          areas={areas}
          cell={cell}
          head={head}
          end={end}
          endTitle={t('rights.fields')}
          quiet={(row) => !isNamed(value, row.path)}
          brief={(row) => brief(heldGrant(value, row.path), row.module)}
          beneath={(row) => {
            const module = modules.find(({ path }) => path === row.path);
            if (opened !== row.path || !module) return null;
            return (
              <FieldRights
                module={module}
                grant={heldGrant(value, row.path)}
                onChange={(field, right: FieldRight) => onChange(withField(value, row.path, field, right))}
              />
            );
          }}
        />
      </div>
      <p className="rights-hint quiet">{t('rights.keys')}</p>
    </div>
  );
}

interface RowEndProps {
  row: RightsRow;
  value: RightsTable;
  open: boolean;
  onToggle(): void;
  onChange(value: RightsTable): void;
  fieldsPlace: { 'data-cell': string; tabIndex: 0 | -1 };
  menuPlace: { 'data-cell': string; tabIndex: 0 | -1 };
}

/** How many fields are limited, opening them, and what can be done with the whole row. */
function RowEnd({ row, value, open, onToggle, onChange, fieldsPlace, menuPlace }: RowEndProps) {
  const t = useText();
  const limited = limitedFields(heldGrant(value, row.path), row.module).length;
  const named = isNamed(value, row.path);
  const groups: MenuGroup[] = [
    {
      key: 'row',
      title: t('rights.setRow'),
      items: reachesIn(row.module).map((reach) => ({
        key: reach,
        label: t(`rights.reachLong.${reach}`),
        onSelect: () => onChange(withRow(value, row.path, reach)),
      })),
    },
    {
      key: 'reset',
      items:
        named && row.path !== others
          ? [
              {
                key: 'reset',
                label: t(row.module ? 'rights.reset' : 'rights.drop'),
                icon: 'restore',
                onSelect: () => onChange(withoutModule(value, row.path)),
              },
            ]
          : [],
    },
  ];
  return (
    <span className="rights-row-end">
      {row.module && (
        <button
          type="button"
          className={limited > 0 ? 'rights-fields-button rights-limited' : 'rights-fields-button'}
          aria-expanded={open}
          aria-label={`${row.name} · ${t('rights.fields')} · ${t(limited > 0 ? 'rights.limited' : 'rights.unlimited', { count: limited })}`}
          onClick={onToggle}
          {...fieldsPlace}
        >
          {t(limited > 0 ? 'rights.limited' : 'rights.unlimited', { count: limited })}
          <Icon name={open ? 'down' : 'right'} size={11} />
        </button>
      )}
      <Menu
        label={t('rights.rowMenu', { module: row.name })}
        className="btn-icon rights-more"
        groups={groups}
        cell={menuPlace}
      >
        <Icon name="more" size={14} />
      </Menu>
      {named && row.path !== others && <span className="rights-own" title={t('rights.named')} />}
    </span>
  );
}
