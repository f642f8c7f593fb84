import { Link } from '@tanstack/react-router';
import { useModules } from '../../api/index.ts';
import { useFormat, useText } from '../../i18n/index.ts';
import { useRecentVisits } from '../../navigation/recent.ts';
import { Icon } from '../../theme/index.ts';

const shown = 8;

/** What I looked at last, to go on where I stopped. */
export function RecentRecords() {
  const t = useText();
  const format = useFormat();
  const { data: modules = [] } = useModules();
  const visits = useRecentVisits()
    .map((visit) => ({ visit, module: modules.find((module) => module.path === visit.path) }))
    .filter(({ module }) => module !== undefined)
    .slice(0, shown);
  return (
    <section className="widget widget-narrow" aria-labelledby="home-recent">
      <header>
        <h2 id="home-recent">{t('home.recent')}</h2>
      </header>
      {visits.length === 0 && <p className="quiet widget-empty">{t('home.recentNone')}</p>}
      <ul>
        {visits.map(({ visit, module }) => (
          <li key={`${visit.path}.${visit.id}`}>
            <Link to="/$path/$id" params={{ path: visit.path, id: String(visit.id) }} className="recent">
              <Icon name={module?.icon ?? 'document'} />
              <span>{visit.label}</span>
              <time dateTime={visit.at}>{format.relative(visit.at)}</time>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
