import type { Filter, ModuleMetadata } from '@gejie/core';
import { useNavigate } from '@tanstack/react-router';
import { fieldOf, useModule } from '../../api/index.ts';
import { lazyPart } from '../../fields/parts/lazyPart.tsx';
import { targetOf } from '../../fields/parts/references.ts';
import { useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';
import { Empty } from '../../ui/states.tsx';
import { Tree } from './Tree.tsx';
import './tree.css';

const ReferenceSelect = lazyPart(() => import('../../fields/parts/ReferenceSelect.tsx'));

interface TreeScreenProps {
  module: ModuleMetadata;
  query: { where?: Filter; q?: string };
}

/** Records as a tree of who stands under whom; one tree for each record that bounds it (the account of contacts). */
export default function TreeScreen({ module, query }: TreeScreenProps) {
  const t = useText();
  const names = useModuleNames();
  const navigate = useNavigate();
  const within = module.tree?.within ? fieldOf(module, module.tree.within) : undefined;
  const bounding = useModule(within ? targetOf(within) : '');
  const bound = within && boundIn(query.where, within.name);
  if (!within) {
    return (
      <div className="tree-screen">
        <Tree module={module} where={query.where ?? {}} q={query.q} />
      </div>
    );
  }

  const choose = (id: number | undefined) =>
    void navigate({
      to: '/$path',
      params: { path: module.path },
      search: (before) => ({ ...before, where: id === undefined ? undefined : { [within.name]: id } }),
    });
  const name = bounding ? names.one(bounding) : '';
  return (
    <div className="tree-screen">
      {bound ? (
        <Tree module={module} where={query.where ?? {}} q={query.q} />
      ) : (
        <Empty icon="tree" title={t('board.tree')} hint={t('board.treeHint', { module: name })}>
          <span className="tree-choice">
            <ReferenceSelect
              target={targetOf(within)}
              label={t('board.treeWithin', { module: name })}
              value={[]}
              onChange={(chosen) => choose(chosen[0]?.id)}
            />
          </span>
        </Empty>
      )}
    </div>
  );
}

/** The one record the filter holds the tree to; undefined when it leaves several. */
function boundIn(where: Filter | undefined, field: string): number | undefined {
  const condition = (where as Record<string, unknown> | undefined)?.[field];
  const operand =
    typeof condition === 'object' && condition !== null && 'eq' in condition ? condition.eq : condition;
  return typeof operand === 'number' ? operand : undefined;
}
