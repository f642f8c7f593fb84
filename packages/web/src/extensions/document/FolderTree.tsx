import type { AnsweredRecord, Filter, ModuleMetadata } from '@gejie/core';
import { useMemo, useState } from 'react';
import { useText } from '../../i18n/index.ts';
import { openQuickCreate } from '../../navigation/quickCreate.ts';
import { buildTree, type TreeNode } from '../../screens/TreeScreen/buildTree.ts';
import { useTreeRecords } from '../../screens/TreeScreen/useTreeRecords.ts';
import { Icon } from '../../theme/index.ts';
import { carriedBy } from '../../ui/carry.ts';
import { filesOf } from './carrying.ts';
import { useDropTarget } from './useDropTarget.ts';
import { useFiling } from './useFiling.ts';

interface FolderTreeProps {
  /** The module of folders. */
  module: ModuleMetadata;
  /** The folder that is open: an id, null for what is in none, undefined for all. */
  open: number | null | undefined;
  /** Given the conditions of the folder that was chosen; undefined: all documents. */
  onOpen(where: Filter | undefined): void;
}

/** The folders as a tree: one opens, and takes documents and files that are dropped on it. */
export function FolderTree({ module, open, onOpen }: FolderTreeProps) {
  const t = useText();
  const { data: records = [] } = useTreeRecords(module, {}, undefined);
  const tops = useMemo(() => buildTree(records, module.tree?.field ?? 'parent'), [records, module]);
  const current = records.find(({ id }) => id === open);
  const add = async () => {
    const parent = current ? { id: current.id, label: nameOf(current) } : null;
    const made = await openQuickCreate(module.path, parent ? { parent } : {});
    if (made) onOpen({ folder: made.id });
  };
  return (
    <nav className="folders" aria-label={t('documents.folders')}>
      <select
        className="text-input folders-choice"
        aria-label={t('documents.folders')}
        value={open === undefined ? 'all' : open === null ? 'loose' : String(open)}
        onChange={({ target: { value } }) => onOpen(choices[value] ?? { folder: Number(value) })}
      >
        <option value="all">{t('documents.all')}</option>
        <option value="loose">{t('documents.loose')}</option>
        {options(tops).map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <ul className="folders-tree">
        <li>
          <Place
            name={t('documents.all')}
            icon="list"
            chosen={open === undefined}
            onOpen={() => onOpen({})}
          />
        </li>
        {tops.map((node) => (
          <Branch key={node.record.id} node={node} open={open} onOpen={onOpen} />
        ))}
        <li>
          <Place
            name={t('documents.loose')}
            icon="file"
            chosen={open === null}
            takes={null}
            onOpen={() => onOpen({ folder: { empty: true } })}
          />
        </li>
      </ul>
      {module.rights.create && (
        <button type="button" className="btn btn-quiet folders-add" onClick={() => void add()}>
          <Icon name="plus" size={13} />
          {t('documents.newFolder')}
        </button>
      )}
    </nav>
  );
}

const choices: Record<string, Filter> = { all: {}, loose: { folder: { empty: true } } };

interface BranchProps {
  node: TreeNode;
  open: number | null | undefined;
  onOpen(where: Filter): void;
}

function Branch({ node, open, onOpen }: BranchProps) {
  const t = useText();
  const { record, below } = node;
  const [folded, setFolded] = useState(false);
  const name = nameOf(record);
  return (
    <li>
      <span className="folder-line">
        {below.length > 0 ? (
          <button
            type="button"
            className="folder-fold"
            aria-expanded={!folded}
            aria-label={t(folded ? 'documents.unfold' : 'documents.fold', { name })}
            onClick={() => setFolded(!folded)}
          >
            <Icon name={folded ? 'right' : 'down'} size={11} />
          </button>
        ) : (
          <span className="folder-fold" />
        )}
        <Place
          name={name}
          icon="document"
          chosen={open === record.id}
          takes={{ id: record.id, name }}
          onOpen={() => onOpen({ folder: record.id })}
        />
      </span>
      {below.length > 0 && !folded && (
        <ul>
          {below.map((one) => (
            <Branch key={one.record.id} node={one} open={open} onOpen={onOpen} />
          ))}
        </ul>
      )}
    </li>
  );
}

interface PlaceProps {
  name: string;
  icon: string;
  chosen: boolean;
  /** The folder that what is dropped here is put into, null for none; absent: nothing is taken. */
  takes?: { id: number; name: string } | null;
  onOpen(): void;
}

function Place({ name, icon, chosen, takes, onOpen }: PlaceProps) {
  const filing = useFiling();
  const target = useDropTarget(['records', 'files'], (event) => {
    if (takes === undefined) return;
    const carried = carriedBy(event);
    if (carried) void filing.move(carried.ids, takes);
    else filing.file(filesOf(event.dataTransfer.files), takes ? { folder: takes.id } : {});
  });
  return (
    <button
      type="button"
      className={`folder ${chosen ? 'folder-open' : ''} ${target.over ? 'folder-over' : ''}`}
      aria-current={chosen ? 'true' : undefined}
      onClick={onOpen}
      {...(takes === undefined ? {} : target.handlers)}
    >
      <Icon name={icon} size={14} />
      <span className="folder-name">{name}</span>
    </button>
  );
}

function nameOf(record: AnsweredRecord): string {
  return String(record.name ?? '');
}

/** The tree as the lines of a list, each set in as far as it is deep. */
function options(nodes: readonly TreeNode[], depth = 0): { id: number; name: string }[] {
  return nodes.flatMap(({ record, below }) => [
    { id: record.id, name: `${'\u3000'.repeat(depth)}${nameOf(record)}` },
    ...options(below, depth + 1),
  ]);
}
