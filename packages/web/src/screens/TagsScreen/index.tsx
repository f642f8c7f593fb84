import { Link, useSearch } from '@tanstack/react-router';
import { useAllTags, useModules, useTagged } from '../../api/index.ts';
import { useFormat, useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';
import { useMayUse } from '../../navigation/menuAreas.ts';
import { Icon } from '../../theme/index.ts';
import { Empty, ProblemNotice, ScreenSkeleton } from '../../ui/states.tsx';
import { TagCloud } from '../../ui/TagCloud.tsx';
import { useDocumentTitle } from '../../ui/useDocumentTitle.ts';
import { TagKeeping } from './TagKeeping.tsx';
import './tags.css';

/** All tags, and what the one that is open stands on, over all modules. PLT-14 */
export default function TagsScreen() {
  const t = useText();
  const { tag: open } = useSearch({ from: '/frame/tags' });
  const tags = useAllTags();
  useDocumentTitle(t('tags.title'));
  if (tags.isPending) return <ScreenSkeleton />;
  if (tags.error) return <ProblemNotice error={tags.error} onRetry={() => void tags.refetch()} />;
  return (
    <div className="tags-screen">
      <header className="page-bar">
        <h1>{t('tags.title')}</h1>
        <span className="quiet">{t('tags.about')}</span>
      </header>
      {tags.data.length === 0 ? (
        <Empty icon="tag" title={t('tags.none')} hint={t('tags.noneHint')} />
      ) : (
        <TagCloud tags={tags.data} open={open} />
      )}
      {open !== undefined && <Tagged key={open} tag={open} />}
    </div>
  );
}

function Tagged({ tag }: { tag: number }) {
  const t = useText();
  const format = useFormat();
  const names = useModuleNames();
  const { data: modules = [] } = useModules();
  const keeps = useMayUse('settings');
  const tagged = useTagged(tag);
  if (tagged.isPending) return <ScreenSkeleton />;
  if (tagged.error) return <ProblemNotice error={tagged.error} onRetry={() => void tagged.refetch()} />;
  return (
    <section className="tagged" aria-label={tagged.data.tag.name}>
      {(keeps || tagged.data.tag.private) && <TagKeeping tag={tagged.data.tag} />}
      {tagged.data.groups.map((group) => {
        const module = modules.find(({ path }) => path === group.module);
        return (
          <section key={group.module}>
            <h2>
              <Icon name={module?.icon ?? 'document'} />
              {module && names.many(module)} <small className="quiet">{format.number(group.count)}</small>
            </h2>
            <ul>
              {group.records.map(({ id, label }) => (
                <li key={id}>
                  <Link to="/$path/$id" params={{ path: group.module, id: String(id) }}>
                    {label}
                  </Link>
                </li>
              ))}
            </ul>
            {module && (
              <p>
                <Link
                  to="/$path"
                  params={{ path: group.module }}
                  search={{ where: { tags: { contains: tag } } }}
                >
                  {t('tags.inList', { module: names.many(module) })}
                </Link>
              </p>
            )}
          </section>
        );
      })}
    </section>
  );
}
