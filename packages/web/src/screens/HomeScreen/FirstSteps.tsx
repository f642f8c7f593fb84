import type { ModuleMetadata } from '@gejie/core';
import { Link } from '@tanstack/react-router';
import { useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';
import { useFrame } from '../../navigation/frameContext.ts';
import { Icon } from '../../theme/index.ts';
import { useModulesToShow } from './useModulesToShow.ts';

function useStartingModules(): ModuleMetadata[] {
  return useModulesToShow().filter((module) => module.rights.create || module.rights.import);
}

/** How to bring in what there is, module by module. */
export function FirstSteps() {
  const t = useText();
  const names = useModuleNames();
  const { create } = useFrame();
  const modules = useStartingModules();
  return (
    <section className="widget widget-full" aria-labelledby="home-first">
      <header>
        <h2 id="home-first">{t('home.firstSteps')}</h2>
      </header>
      <ul className="first-steps">
        {modules.map((module) => (
          <li key={module.path}>
            <Icon name={module.icon} />
            <span>{names.many(module)}</span>
            {module.rights.import && (
              <Link to="/$path/import" params={{ path: module.path }} className="btn">
                {t('list.importFirst')}
              </Link>
            )}
            {module.rights.create && (
              <button type="button" className="btn" onClick={() => create(module.path)}>
                {t('frame.createOne', { module: names.one(module) })}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
