import type { ArrangementAnswer } from '@gejie/core';
import { useRef, useState } from 'react';
import { useLabel, useText } from '../../../i18n/index.ts';
import { announce } from '../../../ui/announce.ts';
import { LeaveGuard } from '../../FormScreen/LeaveGuard.tsx';
import { type ArrangementEditorProps, ArrangementTab } from '../../LayoutEditor/ArrangementTab.tsx';
import { SavingBar } from '../../LayoutEditor/SavingBar.tsx';
import { SavingNotices } from '../../LayoutEditor/SavingNotices.tsx';
import { useBegun } from '../../LayoutEditor/useBegun.ts';
import { useSaving } from '../../LayoutEditor/useSaving.ts';
import { RuleLine } from './RuleLine.tsx';
import './duplicateRules.css';
import type { DraftRule } from './draftRule.ts';

/** When two records of a module look like the same: by any of these rules, each of fields that are alike together. PLT-09 */
export default function DuplicatesTab({ path }: { path: string }) {
  return <ArrangementTab path={path} Editor={RulesEditor} />;
}

const drafted = (rules: readonly string[][]): DraftRule[] =>
  rules.map((fields, key) => ({ key, fields: [...fields] }));
const plain = (rules: readonly DraftRule[]) =>
  rules.map(({ fields }) => fields).filter(({ length }) => length > 0);
const same = (a: readonly string[][], b: readonly string[][]) => JSON.stringify(a) === JSON.stringify(b);

function RulesEditor({ module, arrangement }: ArrangementEditorProps) {
  const t = useText();
  const label = useLabel();
  const [rules, setRules] = useState(() => drafted(arrangement.duplicates));
  const nextKey = useRef(arrangement.duplicates.length);
  const leaving = useRef(false);
  const restart = (one: ArrangementAnswer) => setRules(drafted(one.duplicates));
  const { began, isOutdated, begin } = useBegun(
    arrangement,
    (one) => !same(plain(rules), one.duplicates),
    restart,
  );
  const saving = useSaving(module.path, began.version);
  const { declared, fields } = arrangement;
  const wanted = plain(rules);
  const isDirty = !same(wanted, began.duplicates);
  const put = (key: number, names: string[]) =>
    setRules(rules.map((rule) => (rule.key === key ? { key, fields: names } : rule)));
  const save = () =>
    void saving.save({ duplicates: same(wanted, declared.duplicates) ? null : wanted }).then((saved) => {
      if (!saved) return;
      begin(saved);
      restart(saved);
      announce(t('duplicateRules.saved', { module: label(module.label) }));
    });
  return (
    <div className="layout-editor duplicate-rules">
      <LeaveGuard dirty={isDirty && !saving.busy} onDiscard={() => undefined} leaving={leaving} />
      <SavingBar
        label={t('duplicateRules.tab')}
        onReset={() => setRules(drafted(declared.duplicates))}
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
        onKeepMine={() => begin(arrangement)}
      />
      <p className="quiet">{t('duplicateRules.hint')}</p>
      {rules.length === 0 && <p className="quiet">{t('duplicateRules.none')}</p>}
      <ol className="duplicate-rules-list">
        {rules.map((rule, index) => (
          <RuleLine
            key={rule.key}
            number={index + 1}
            rule={rule}
            offered={fields.filter(({ comparable }) => comparable)}
            onChange={(names) => put(rule.key, names)}
            onRemove={() => setRules(rules.filter(({ key }) => key !== rule.key))}
          />
        ))}
      </ol>
      <button
        type="button"
        className="btn duplicate-rules-add"
        onClick={() => setRules([...rules, { key: nextKey.current++, fields: [] }])}
      >
        {t('duplicateRules.add')}
      </button>
    </div>
  );
}
