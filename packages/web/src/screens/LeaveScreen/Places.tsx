import type { BelongingsAnswer } from '@gejie/core';
import { Link } from '@tanstack/react-router';
import { useModules } from '../../api/index.ts';
import { useLabel, useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';

/** Where the company names somebody, and what else ends with the account. */
export function Places({ belongings }: { belongings: BelongingsAnswer }) {
  const t = useText();
  const label = useLabel();
  const names = useModuleNames();
  const { data: modules = [] } = useModules();
  const { views, tokens, transfers, shares } = belongings;
  return (
    <dl>
      {belongings.places.map(({ module: path, field, label: place, records }) => {
        const module = modules.find((one) => one.path === path);
        return (
          <div key={`${path}.${field}`}>
            <dt>{module ? `${names.one(module)} · ${label(place)}` : label(place)}</dt>
            <dd className="leave-place">
              {records.map(({ id, label: name }) => (
                <Link key={id} to="/$path/$id" params={{ path, id: String(id) }}>
                  {name ?? t('fields.hidden')}
                </Link>
              ))}
            </dd>
          </div>
        );
      })}
      {Object.entries({ views, tokens, transfers, shares } as const).map(([kind, count]) => (
        <div key={kind}>
          <dt>{t(`leave.${kind as 'views'}`)}</dt>
          <dd>{count || '—'}</dd>
        </div>
      ))}
    </dl>
  );
}
