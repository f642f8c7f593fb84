import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useLabel, useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';

import { useFavouriteModules, useMenuAreas, usePooledModules } from '../../navigation/menuAreas.ts';
import { shownEntries } from '../../navigation/menuEntries.ts';

import { Icon } from '../../theme/index.ts';
import { Menu, type MenuGroup } from '../../ui/Menu.tsx';
import { CreateMenu } from './CreateMenu.tsx';

/** The phone's menu: home, the two modules salespeople open most, create, and the rest. */
export function BottomBar() {
  const t = useText();
  const names = useModuleNames();
  const [first, second] = useFavouriteModules();
  return (
    <nav className="bottom" aria-label={t('frame.menu')}>
      <Link
        to="/"
        className="bottom-entry"
        activeOptions={{ exact: true }}
        activeProps={{ className: 'bottom-entry bottom-on' }}
      >
        <Icon name="home" size={18} />
        {t('frame.home')}
      </Link>
      {first && <ModuleLink path={first.path} icon={first.icon} text={names.many(first)} />}
      <CreateMenu large />
      {second && <ModuleLink path={second.path} icon={second.icon} text={names.many(second)} />}
      <MoreMenu />
    </nav>
  );
}

function ModuleLink({ path, icon, text }: { path: string; icon: string; text: string }) {
  return (
    <Link
      to="/$path"
      params={{ path }}
      className="bottom-entry"
      activeOptions={{ includeSearch: false }}
      activeProps={{ className: 'bottom-entry bottom-on' }}
    >
      <Icon name={icon} size={18} />
      <span className="bottom-text">{text}</span>
    </Link>
  );
}

function MoreMenu() {
  const t = useText();
  const label = useLabel();
  const names = useModuleNames();
  const navigate = useNavigate();
  const pooled = usePooledModules();
  const settings = {
    key: 'settings',
    label: t('company.home'),
    icon: 'settings',
    onSelect: () => void navigate({ to: '/settings' }),
  };
  const areas = useMenuAreas();
  const { path } = useParams({ strict: false });
  const calendar = {
    key: 'calendar',
    label: t('calendar.title'),
    icon: 'calendar',
    onSelect: () => void navigate({ to: '/calendar' }),
  };
  const hasCalendar = areas.some(({ modules }) => modules.some((module) => module.calendar));
  const ofModules: MenuGroup[] = areas.map((area) => ({
    key: area.key,
    title: label(area.label),
    items: [
      ...(area.key === 'settings' ? [] : shownEntries(area.modules, path)).flatMap((module) => {
        const params = { path: module.path };
        const list = {
          key: module.path,
          label: names.many(module),
          icon: module.icon,
          onSelect: () => void navigate({ to: '/$path', params }),
        };
        const pool = {
          key: `${module.path}/pool`,
          label: t('pools.of', { module: names.many(module) }),
          icon: 'pool',
          onSelect: () => void navigate({ to: '/$path/pool', params }),
        };
        return pooled.has(module.path) ? [list, pool] : [list];
      }),
      ...(area.key === 'settings' ? [settings] : []),
    ],
  }));
  const groups = hasCalendar ? [{ key: 'calendar', items: [calendar] }, ...ofModules] : ofModules;
  return (
    <Menu label={t('frame.more')} named className="bottom-entry" groups={groups}>
      <Icon name="list" size={18} />
      {t('frame.more')}
    </Menu>
  );
}
