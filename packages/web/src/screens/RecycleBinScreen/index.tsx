import { Link, useSearch } from '@tanstack/react-router';
import { useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';
import { useMenuAreas } from '../../navigation/menuAreas.ts';
import { Empty } from '../../ui/states.tsx';
import '../../ui/list.css';
import { RecycleBin } from './RecycleBin.tsx';

/** What was deleted, module by module. */
export default function RecycleBinScreen() {
  const t = useText();
  const names = useModuleNames();
  const { module: wanted } = useSearch({ from: '/frame/recycle-bin' });
  const modules = useMenuAreas().flatMap((area) => area.modules);
  const module = modules.find((one) => one.path === wanted) ?? modules[0];
  if (!module) return <Empty icon="trash" title={t('bin.nothing')} />;
  const tabs = (
    <nav className="tabs" aria-label={t('bin.modules')}>
      {modules.map((one) => (
        <Link
          key={one.path}
          to="/recycle-bin"
          search={{ module: one.path }}
          className={one === module ? 'tab tab-on' : 'tab'}
          aria-current={one === module ? 'page' : undefined}
          activeProps={{}}
        >
          {names.many(one)}
        </Link>
      ))}
    </nav>
  );
  return <RecycleBin key={module.path} module={module} tabs={tabs} />;
}
