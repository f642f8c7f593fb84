import { useRef, useState } from 'react';
import { useLabel, useText } from '../../../i18n/index.ts';
import { type ArrangementEditorProps, ArrangementTab } from '../../LayoutEditor/ArrangementTab.tsx';
import { EditorFrame } from '../../LayoutEditor/EditorFrame.tsx';
import { useEditing } from '../../LayoutEditor/useEditing.ts';
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
  const { declared, fields } = arrangement;
  const wanted = plain(rules);
  const editing = useEditing({
    path: module.path,
    arrangement,
    changesOver: (one) =>
      same(wanted, one.duplicates) ? {} : { duplicates: same(wanted, declared.duplicates) ? null : wanted },
    restart: (one) => setRules(drafted(one.duplicates)),
    saved: t('duplicateRules.saved', { module: label(module.label) }),
  });
  const put = (key: number, names: string[]) =>
    setRules(rules.map((rule) => (rule.key === key ? { key, fields: names } : rule)));
  return (
    <EditorFrame
      className="duplicate-rules"
      editing={editing}
      label={t('duplicateRules.tab')}
      onReset={() => setRules(drafted(declared.duplicates))}
    >
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
    </EditorFrame>
  );
}
