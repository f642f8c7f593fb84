import type { RightsTable } from '@gejie/core';
import { useFormat, useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { allRights, heldGrant, isBeyondSight, isNamed } from './grants.ts';
import { rightNames } from './RightsTable.tsx';
import type { RightsArea } from './useRightsRows.ts';

/** What a role says that will not hold: rights that reach further than it sees. */
export function RightsWarnings({ value, areas }: { value: RightsTable; areas: RightsArea[] }) {
  const t = useText();
  const format = useFormat();
  const beyond = areas
    .flatMap(({ rows }) => rows)
    .filter(({ path }) => isNamed(value, path))
    .flatMap(({ path, name, module }) => {
      const rights = allRights.filter((right) => isBeyondSight(heldGrant(value, path), right, module));
      return rights.length > 0
        ? [{ path, name, rights: format.list(rights.map((right) => t(rightNames[right]))) }]
        : [];
    });
  if (beyond.length === 0) return null;
  return (
    <div className="rights-warnings" role="status">
      <Icon name="warning" size={14} />
      <span>
        {t('rights.beyond')}
        {beyond.map(({ path, name, rights }) => (
          <span key={path} className="rights-warning">{`${name} · ${rights}`}</span>
        ))}
      </span>
    </div>
  );
}
