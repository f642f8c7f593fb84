import { Link } from '@tanstack/react-router';
import { useCount } from '../../api/index.ts';
import { useFormat, useLabel } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';
import { Icon } from '../../theme/index.ts';
import type { ModuleView } from './homeContents.ts';

/** How many records a view holds; leads to them. */
export function ViewTile({ module, view }: ModuleView) {
  const label = useLabel();
  const format = useFormat();
  const names = useModuleNames();
  const { data: count, isError } = useCount(module.path, view.where);
  return (
    <Link to="/$path" params={{ path: module.path }} search={{ view: view.name }} className="tile">
      <h2>
        <Icon name={module.icon} size={13} />
        {label(view.label)}
      </h2>
      <b className="tile-figure">
        {count ? (
          <>
            {format.number(count.value)}
            {count.exact ? '' : '+'}
          </>
        ) : isError ? (
          '—'
        ) : (
          <span className="skeleton" style={{ width: 44, height: 22 }} />
        )}
      </b>
      <small>{names.many(module)}</small>
    </Link>
  );
}
