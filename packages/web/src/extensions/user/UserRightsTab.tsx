import type { HeldModule, Reach, Reference, UserRightsAnswer } from '@gejie/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useUserRights } from '../../api/index.ts';
import { FlagMark } from '../../fields/rights/FlagMark.tsx';
import { isReachRight, type Right } from '../../fields/rights/grants.ts';
import { ReachMark } from '../../fields/rights/ReachMark.tsx';
import { RightsTable } from '../../fields/rights/RightsTable.tsx';
import { RightsWaiting } from '../../fields/rights/RightsWaiting.tsx';
import { useBriefRights } from '../../fields/rights/useBriefRights.ts';
import { useFunctionName } from '../../fields/rights/useFunctionName.ts';
import { type RightsRow, useRightsAreas } from '../../fields/rights/useRightsRows.ts';
import { useFormat, useLabel, useText } from '../../i18n/index.ts';
import { rightsOn } from '../../screens/RecordScreen/rightsOn.ts';
import { Empty } from '../../ui/states.tsx';
import type { RecordSlotProps } from '../slots.ts';
import './user.css';

/** What somebody may do, all roles taken together, and which role each right is from. ACC-03 */
export default function UserRightsTab({ module, record }: RecordSlotProps) {
  const t = useText();
  const { data: held, error } = useUserRights(record.id);
  if (!held) return <RightsWaiting error={error} />;
  if (!held.active) return <Empty icon="lock" title={t('rights.inactive')} />;
  if (held.roles.length === 0) {
    return (
      <Empty icon="role" title={t('rights.noRoles')} hint={t('rights.noRolesHint')}>
        {rightsOn(module, record).edit && (
          <Link
            to="/$path/$id/edit"
            params={{ path: module.path, id: String(record.id) }}
            className="btn btn-primary"
          >
            {t('rights.chooseRoles')}
          </Link>
        )}
      </Empty>
    );
  }
  return <HeldRights held={held} />;
}

function HeldRights({ held }: { held: UserRightsAnswer }) {
  const t = useText();
  const { areas, loading, error } = useRightsAreas();
  const brief = useBriefRights();
  const from = useFrom(held.roles);
  const limits = useLimits(from);
  if (loading || error) return <RightsWaiting error={error} />;
  const moduleOf = (row: RightsRow) => held.modules.find(({ path }) => path === row.path);
  const shown = areas
    .map((area) => ({ ...area, rows: area.rows.filter((row) => moduleOf(row) !== undefined) }))
    .filter(({ rows }) => rows.length > 0);
  const cell = (row: RightsRow, right: Right) => {
    const one = moduleOf(row)?.rights[right];
    if (!one) return null;
    const granted = one.value !== 'none' && one.value !== false;
    const origin = granted ? from(one.from, row, right) : undefined;
    return (
      <span title={origin} className="held-right">
        {isReachRight(right) ? (
          <ReachMark reach={one.value as Reach} />
        ) : (
          <FlagMark granted={one.value === true} />
        )}
        {origin && <span className="for-screen-readers">{origin}</span>}
      </span>
    );
  };
  return (
    <>
      <Facts held={held} />
      <div className="rights-scroll">
        <RightsTable
          label={t('rights.table')}
          areas={shown}
          cell={cell}
          quiet={(row) => moduleOf(row)?.rights.see.value === 'none'}
          brief={(row) => brief(grantOf(moduleOf(row)))}
          beneath={(row) => limits(row, moduleOf(row))}
        />
      </div>
    </>
  );
}

/** `来自 销售、客服`; where no role gives it, what does. */
function useFrom(roles: Reference[]) {
  const t = useText();
  const format = useFormat();
  return (ids: number[], row: RightsRow, right: Right): string => {
    if (right === 'see' && row.module?.everyoneSees) return t('rights.everybody');
    const names = roles.filter(({ id }) => ids.includes(id)).map(({ label }) => label ?? '');
    return names.length > 0 ? t('rights.from', { roles: format.list(names) }) : t('rights.fromPosition');
  };
}

/** Shaped as a role would say it, for the summary on phones. */
function grantOf(held: HeldModule | undefined) {
  const values = Object.entries(held?.rights ?? {}).map(([right, { value }]) => [right, value]);
  const fields = Object.fromEntries((held?.fields ?? []).map(({ name, right }) => [name, right]));
  return { ...Object.fromEntries(values), fields };
}

function Facts({ held }: { held: UserRightsAnswer }) {
  const t = useText();
  const functionName = useFunctionName();
  const from = useFrom(held.roles);
  return (
    <dl className="held-facts">
      <Fact name={t('rights.roles')}>
        {held.roles.map((role) => (
          <Link key={role.id} to="/$path/$id" params={{ path: 'roles', id: String(role.id) }} className="tag">
            {role.label}
          </Link>
        ))}
        <span className="quiet">{t(held.roles.length > 1 ? 'rights.sumOf' : 'rights.hover')}</span>
      </Fact>
      <Fact name={t('rights.functions')}>
        {held.functions.map(({ name, from: ids }) => (
          <span key={name} className="tag" title={from(ids, { path: '', name, icon: '' }, 'edit')}>
            {functionName(name)}
          </span>
        ))}
        {held.functions.length === 0 && <span className="quiet">{t('rights.noFunctions')}</span>}
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The fields kept from the user although the module is open, as a line; null when there are none. */
function useLimits(from: ReturnType<typeof useFrom>) {
  const t = useText();
  const label = useLabel();
  return (row: RightsRow, held: HeldModule | undefined) =>
    held && held.fields.length > 0 ? (
      <ul className="limited-fields">
        {held.fields.map(({ name, right, from: ids }) => (
          <li key={name} title={from(ids, row, 'edit')}>
            {label(row.module?.fields.find((field) => field.name === name)?.label) || name}
            <span className={`segment segment-${right}`}>{t(`rights.field.${right}`)}</span>
          </li>
        ))}
      </ul>
    ) : null;
}
