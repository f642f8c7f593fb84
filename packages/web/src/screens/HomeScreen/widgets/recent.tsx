import { Link } from '@tanstack/react-router';
import { useModules } from '../../../api/index.ts';
import { useFormat, useText } from '../../../i18n/index.ts';
import { useRecentVisits } from '../../../navigation/recent.ts';
import { Icon } from '../../../theme/index.ts';
import { WidgetBox } from '../WidgetBox.tsx';
import type { WidgetKind, WidgetProps } from '../widgetKind.ts';

const shown = 12;

export const recent: WidgetKind = {
  label: 'home.recent',
  about: 'home.recentAbout',
  icon: 'history',
  size: { w: 4, h: 7 },
  start: () => ({}),
  Content: RecentRecords,
};

/** What I looked at last, to go on where I stopped. */
function RecentRecords({ widget }: WidgetProps) {
  const t = useText();
  const format = useFormat();
  const { data: modules = [] } = useModules();
  const visits = useRecentVisits()
    .map((visit) => ({ visit, module: modules.find((module) => module.path === visit.path) }))
    .filter(({ module }) => module !== undefined)
    .slice(0, shown);
  return (
    <WidgetBox widget={widget} title={t('home.recent')}>
      {visits.length === 0 && <p className="quiet widget-empty">{t('home.recentNone')}</p>}
      <ul>
        {visits.map(({ visit, module }) => (
          <li key={`${visit.path}.${visit.id}`}>
            <Link to="/$path/$id" params={{ path: visit.path, id: String(visit.id) }} className="widget-line">
              <Icon name={module?.icon ?? 'document'} />
              <span>{visit.label}</span>
              <time dateTime={visit.at}>{format.relative(visit.at)}</time>
            </Link>
          </li>
        ))}
      </ul>
    </WidgetBox>
  );
}
