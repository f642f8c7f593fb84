import type { GrantableModule, ModuleGrant, Reach, RightsTable } from '@gejie/core';
import { useState } from 'react';
import { useLabel, useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { FlagMark } from './FlagMark.tsx';
import {
  allRights,
  differs,
  heldGrant,
  heldValue,
  isBeyondSight,
  isGrantable,
  isNamed,
  isReachRight,
  limitedFields,
  type Right,
} from './grants.ts';
import { ReachMark } from './ReachMark.tsx';
import { RightsTable as Table } from './RightsTable.tsx';
import { RightsWaiting } from './RightsWaiting.tsx';
import { useBriefRights } from './useBriefRights.ts';
import { useFunctionName } from './useFunctionName.ts';
import { type RightsArea, type RightsRow, useRightsAreas } from './useRightsRows.ts';

interface RoleViewProps {
  value: RightsTable;
  /** Another role to set beside this one; then only what differs is shown. */
  other?: { name: string; rights: RightsTable };
}

/** The rights of a role to be read: what holds for all modules, and where the role says otherwise. */
export default function RoleView({ value, other }: RoleViewProps) {
  const t = useText();
  const { areas, loading, error } = useRightsAreas([
    ...Object.keys(value),
    ...Object.keys(other?.rights ?? {}),
  ]);
  const [all, setAll] = useState(false);
  const brief = useBriefRights();
  const functionName = useFunctionName();
  const limited = useLimitedFields();
  if (loading || error) return <RightsWaiting error={error} />;

  const differing = (row: RightsRow) =>
    other !== undefined &&
    ([...allRights, 'fields'] as const).some((right) =>
      differs(value, other.rights, row.path, right, row.module),
    );
  const wanted = (row: RightsRow) => (other ? differing(row) : all || isNamed(value, row.path));
  const shown = areas
    .map((area): RightsArea => ({ ...area, rows: area.rows.filter(wanted) }))
    .filter(({ rows }) => rows.length > 0);
  const hidden = areas.flatMap(({ rows }) => rows).filter((row) => !isNamed(value, row.path)).length;
  const cell = (row: RightsRow, right: Right) => {
    if (!isGrantable(row.module, right)) {
      if (right === 'see') return <span className="rights-fixed">{t('rights.everybody')}</span>;
      if (right === 'bulk') return <span className="quiet">–</span>;
      const name = functionName(row.module?.writtenWith ?? '');
      return right === 'edit' ? (
        <span className="rights-fixed">{t('rights.byFunction', { name })}</span>
      ) : null;
    }
    const mine = heldGrant(value, row.path);
    if (!other || !differs(value, other.rights, row.path, right, row.module))
      return <Held grant={mine} right={right} module={row.module} />;
    return (
      <span className="rights-differ">
        <Held grant={mine} right={right} module={row.module} />
        <Held grant={heldGrant(other.rights, row.path)} right={right} module={row.module} />
      </span>
    );
  };
  return (
    <div className="rights-view">
      {other && shown.length === 0 && (
        <p className="quiet">{t('rights.noDifference', { name: other.name })}</p>
      )}
      {shown.length > 0 && (
        <div className="rights-scroll">
          <Table
            label={t('rights.table')}
            areas={shown}
            cell={cell}
            quiet={(row) => !isNamed(value, row.path)}
            brief={(row) => brief(heldGrant(value, row.path), row.module)}
            beneath={(row) =>
              limited(heldGrant(value, row.path), other && heldGrant(other.rights, row.path), row.module)
            }
          />
        </div>
      )}
      {!other && hidden > 0 && (
        <button type="button" className="btn btn-quiet rights-more-rows" onClick={() => setAll(!all)}>
          <Icon name={all ? 'down' : 'right'} size={12} />
          {t(all ? 'rights.fewerRows' : 'rights.moreRows', { count: hidden })}
        </button>
      )}
    </div>
  );
}

function Held({ grant, right, module }: { grant: ModuleGrant; right: Right; module?: GrantableModule }) {
  const t = useText();
  const value = heldValue(grant, right, module);
  if (!isReachRight(right)) return <FlagMark granted={value === true} />;
  if (!isBeyondSight(grant, right, module)) return <ReachMark reach={value as Reach} />;
  const sight = heldValue(grant, 'see', module) as Reach;
  return (
    <span className="reach-warned" title={t('rights.endsAt', { reach: t(`rights.reach.${sight}`) })}>
      <ReachMark reach={value as Reach} />
      <Icon name="warning" size={12} />
    </span>
  );
}

/** The fields a role hides or only shows, as a line beneath the module; null when there are none. */
function useLimitedFields() {
  const t = useText();
  const label = useLabel();
  return (grant: ModuleGrant, other?: ModuleGrant, module?: GrantableModule) => {
    const names = new Set([...limitedFields(grant, module), ...(other ? limitedFields(other, module) : [])]);
    const rightIn = (held: ModuleGrant, name: string) => held.fields?.[name] ?? 'write';
    const listed = [...names].filter((name) => !other || rightIn(grant, name) !== rightIn(other, name));
    if (listed.length === 0) return null;
    return (
      <ul className="limited-fields">
        {listed.map((name) => (
          <li key={name}>
            {label(module?.fields.find((field) => field.name === name)?.label) || name}
            {[grant, ...(other ? [other] : [])].map((held, index) => (
              <span key={index === 0 ? 'this' : 'other'} className={`segment segment-${rightIn(held, name)}`}>
                {t(`rights.field.${rightIn(held, name)}`)}
              </span>
            ))}
          </li>
        ))}
      </ul>
    );
  };
}
