import type { ModuleMetadata, MovingAnswer } from '@gejie/core';
import { useModules } from '../../api/index.ts';
import { type TextKey, useFormat, useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';

const hanging: { of: Exclude<keyof MovingAnswer, 'id' | 'links'>; text: TextKey }[] = [
  { of: 'comments', text: 'merge.comments' },
  { of: 'files', text: 'merge.files' },
  { of: 'tags', text: 'merge.tags' },
  { of: 'followers', text: 'merge.followers' },
  { of: 'shares', text: 'merge.shares' },
];

/** Says what happens to those that go, and how much goes along from them. */
export function GoingAlong({ module, moving }: { module: ModuleMetadata; moving: readonly MovingAnswer[] }) {
  const t = useText();
  const format = useFormat();
  const names = useModuleNames();
  const { data: modules = [] } = useModules();
  const sum = (count: (one: MovingAnswer) => number) => moving.reduce((total, one) => total + count(one), 0);
  const linked = modules.flatMap((one) => {
    const count = sum(({ links }) =>
      links.reduce((total, link) => total + (link.module === one.path ? link.count : 0), 0),
    );
    if (count === 0) return [];
    return [names.countedByName(one, format.number(count))];
  });
  const hung = hanging.flatMap(({ of, text }) => {
    const count = sum((one) => one[of]);
    return count > 0 ? [t(text, { count: format.number(count) })] : [];
  });
  const all = [...linked, ...hung];
  return (
    <div className="merge-along">
      <p>{t('merge.binned', { many: names.countedByName(module, format.number(moving.length)) })}</p>
      {all.length > 0 && <p>{t('merge.along', { all: all.join(t('list.comma')) })}</p>}
    </div>
  );
}
