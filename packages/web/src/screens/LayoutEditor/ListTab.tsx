import type { ArrangementAnswer } from '@gejie/core';
import { useRef, useState } from 'react';
import { useModules } from '../../api/index.ts';
import { columnOf } from '../../fields/filter/column.ts';
import { useColumnLabel } from '../../fields/filter/useColumnLabel.ts';
import { useLabel, useText } from '../../i18n/index.ts';
import { announce } from '../../ui/announce.ts';
import { LeaveGuard } from '../FormScreen/LeaveGuard.tsx';
import { columnsBeyond } from '../ListScreen/columns.ts';
import { type ArrangementEditorProps, ArrangementTab } from './ArrangementTab.tsx';
import { NameList } from './NameList.tsx';
import { SavingBar } from './SavingBar.tsx';
import { SavingNotices } from './SavingNotices.tsx';
import { useBegun } from './useBegun.ts';
import { useSaving } from './useSaving.ts';

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
  const restart = (one: ArrangementAnswer) => {
    setList(one.list);
    setSearch(one.search);
  };
  const { began, isOutdated, begin } = useBegun(
    arrangement,
    (one) => !same(list, one.list) || !sameSet(search, one.search),
    restart,
  );
  const saving = useSaving(module.path, began.version);
  const leaving = useRef(false);
  const { declared, fields } = arrangement;
  const changes = {
    ...(same(list, began.list) ? {} : { list: same(list, declared.list) ? null : list }),
    ...(sameSet(search, began.search) ? {} : { search }),
  };
  const isDirty = Object.keys(changes).length > 0;
  const far = [...list, ...declared.list].filter((name) => name.includes('.'));
  const offered = columnsBeyond(module, modules).map(({ name }) => name);
  const beyond = [...new Set([...far, ...offered])].flatMap((name) => {
    const column = columnOf(module, modules, name);
    const text = column && columnLabel(column);
    return text ? [{ name, label: { zh: text, en: text } }] : [];
  });
  const hidden = ['id', 'version', 'deletedAt', 'deletedBy'];
  const save = () =>
    void saving.save(changes).then((saved) => {
      if (!saved) return;
      begin(saved);
      restart(saved);
      announce(t('layout.saved', { module: label(module.label) }));
    });
  return (
    <div className="layout-editor">
      <LeaveGuard dirty={isDirty && !saving.busy} onDiscard={() => undefined} leaving={leaving} />
      <SavingBar
        label={t('layout.tools')}
        onReset={() => {
          setList(declared.list);
          setSearch(declared.search);
        }}
        isDirty={isDirty}
        busy={saving.busy}
        onSave={save}
      />
      <SavingNotices
        saving={saving}
        isOutdated={isOutdated}
        onTakeTheirs={() => {
          begin(arrangement);
          restart(arrangement);
        }}
        onKeepMine={() => {
          begin(arrangement);
          if (same(list, began.list)) setList(arrangement.list);
          if (sameSet(search, began.search)) setSearch(arrangement.search);
        }}
      />
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
    </div>
  );
}

const same = (a: readonly string[], b: readonly string[]) => a.join() === b.join();
const sameSet = (a: readonly string[], b: readonly string[]) => same(a.toSorted(), b.toSorted());
