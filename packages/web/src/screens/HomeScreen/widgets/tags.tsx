import { Link } from '@tanstack/react-router';
import { useAllTags } from '../../../api/index.ts';
import { useText } from '../../../i18n/index.ts';
import { TagCloud } from '../../../ui/TagCloud.tsx';
import { WidgetBox } from '../WidgetBox.tsx';
import type { WidgetKind, WidgetProps } from '../widgetKind.ts';

export const tags: WidgetKind = {
  label: 'tags.title',
  about: 'tags.about',
  icon: 'tag',
  size: { w: 4, h: 5 },
  start: () => ({}),
  Content: Tags,
};

/** The words on what I may see; each leads to its records. PLT-14 */
function Tags({ widget }: WidgetProps) {
  const t = useText();
  const { data, isPending, error, refetch } = useAllTags();
  const used = (data ?? []).filter(({ count }) => count > 0);
  return (
    <WidgetBox
      widget={widget}
      title={t('tags.title')}
      more={<Link to="/tags">{t('home.all')}</Link>}
      pending={isPending}
      error={error}
      onRetry={() => void refetch()}
    >
      {used.length === 0 ? <p className="quiet widget-empty">{t('tags.none')}</p> : <TagCloud tags={used} />}
    </WidgetBox>
  );
}
