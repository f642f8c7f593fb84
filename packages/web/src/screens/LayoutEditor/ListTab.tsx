import { useState } from 'react';
import { useModules } from '../../api/index.ts';
import { columnOf } from '../../fields/filter/column.ts';
import { useColumnLabel } from '../../fields/filter/useColumnLabel.ts';
import { useLabel, useText } from '../../i18n/index.ts';
import { columnsBeyond } from '../ListScreen/columns.ts';
import { type ArrangementEditorProps, ArrangementTab } from './ArrangementTab.tsx';
import { EditorFrame } from './EditorFrame.tsx';
import { NameList } from './NameList.tsx';
import { useEditing } from './useEditing.ts';

/** Which columns a list has where no view says otherwise, and in which fields search looks. PLT-06 */
export default function ListTab({ path }: { path: string }) {
  return <ArrangementTab path={path} Editor={ListEditor} />;
}

function ListEditor({ module, arrangement }: ArrangementEditorProps) {
  const t = useText();
  const label = useLabel();
  const columnLabel = useColumnLabel();
  const { data: modules = [] } = useModules();
  const [list, setList] = useState(arrangement.list);
  const [search, setSearch] = useState(arrangement.search);
  const { declared, fields } = arrangement;
  const editing = useEditing({
    path: module.path,
    arrangement,
    changesOver: (one) => ({
      ...(same(list, one.list) ? {} : { list: same(list, declared.list) ? null : list }),
      ...(sameSet(search, one.search) ? {} : { search }),
    }),
    restart: (one) => {
      setList(one.list);
      setSearch(one.search);
    },
    rebase: (began) => {
      if (same(list, began.list)) setList(arrangement.list);
      if (sameSet(search, began.search)) setSearch(arrangement.search);
    },
    saved: t('layout.saved', { module: label(module.label) }),
  });
  const far = [...list, ...declared.list].filter((name) => name.includes('.'));
  const offered = columnsBeyond(module, modules).map(({ name }) => name);
  const beyond = [...new Set([...far, ...offered])].flatMap((name) => {
    const column = columnOf(module, modules, name);
    const text = column && columnLabel(column);
    return text ? [{ name, label: { zh: text, en: text } }] : [];
  });
  const hidden = ['id', 'version', 'deletedAt', 'deletedBy'];
  const reset = () => {
    setList(declared.list);
    setSearch(declared.search);
  };
  return (
    <EditorFrame editing={editing} label={t('layout.tools')} onReset={reset}>
      <div className="layout-lists layout-lists-two">
        <NameList
          title={t('layout.columns')}
          hint={t('layout.columnsHint')}
          chosen={list}
          from={fields.filter(({ name, operators }) => !hidden.includes(name) && operators.length > 0)}
          beyond={beyond}
          onChange={setList}
        />
        <NameList
          title={t('layout.search')}
          hint={t('layout.searchHint', {
            title: label(fields.find(({ name }) => name === module.title)?.label) ?? '',
          })}
          unordered
          chosen={search}
          from={fields.filter(({ searchable }) => searchable)}
          onChange={setSearch}
        />
      </div>
    </EditorFrame>
  );
}

const same = (a: readonly string[], b: readonly string[]) => a.join() === b.join();
const sameSet = (a: readonly string[], b: readonly string[]) => same(a.toSorted(), b.toSorted());
