import type { ArrangementAnswer, ModuleMetadata } from '@gejie/core';
import { useRef, useState } from 'react';
import { useArrangement, useModule, useModules } from '../../api/index.ts';
import { columnOf } from '../../fields/filter/column.ts';
import { useColumnLabel } from '../../fields/filter/useColumnLabel.ts';
import { useLabel, useText } from '../../i18n/index.ts';
import { announce } from '../../ui/announce.ts';
import { ProblemNotice, ScreenSkeleton } from '../../ui/states.tsx';
import { LeaveGuard } from '../FormScreen/LeaveGuard.tsx';
import { columnsBeyond } from '../ListScreen/columns.ts';
import { NameList } from './NameList.tsx';
import { OutdatedNotice } from './OutdatedNotice.tsx';
import { useBegun } from './useBegun.ts';
import { useSaving } from './useSaving.ts';
import './layout.css';

/** Which columns a list has where no view says otherwise, and in which fields search looks. PLT-06 */
export default function ListTab({ path }: { path: string }) {
  const module = useModule(path);
  const arrangement = useArrangement(path);
  if (arrangement.isError)
    return <ProblemNotice error={arrangement.error} onRetry={() => void arrangement.refetch()} />;
  if (!arrangement.data || !module) return <ScreenSkeleton />;
  return <ListEditor key={path} module={module} arrangement={arrangement.data} />;
}

function ListEditor({ module, arrangement }: { module: ModuleMetadata; arrangement: ArrangementAnswer }) {
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
      <div className="layout-bar" role="toolbar" aria-label={t('layout.tools')}>
        <span className="layout-bar-end">
          <button
            type="button"
            className="btn btn-quiet"
            onClick={() => {
              setList(declared.list);
              setSearch(declared.search);
            }}
          >
            {t('layout.reset')}
          </button>
          <button type="button" className="btn btn-primary" disabled={!isDirty || saving.busy} onClick={save}>
            {t(saving.busy ? 'form.saving' : 'form.save')}
          </button>
        </span>
      </div>
      {isOutdated && !saving.busy && (
        <OutdatedNotice
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
      )}
      {saving.problems.length > 0 && (
        <div className="form-notice form-notice-problem layout-problems" role="alert">
          <ul>
            {saving.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </div>
      )}
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
