import type { NumberSequenceAnswer } from '@gejie/core';
import { useState } from 'react';
import { useSettings } from '../../../api/index.ts';
import { useFormat, useLabel, useText } from '../../../i18n/index.ts';
import { useMayUse } from '../../../navigation/menuAreas.ts';
import { Icon } from '../../../theme/index.ts';
import { Empty, ProblemNotice, ScreenSkeleton } from '../../../ui/states.tsx';
import { NumberDialog } from './NumberDialog.tsx';
import '../settings.css';

/** How the records of each module are numbered. */
export default function NumbersScreen() {
  const t = useText();
  const mayChange = useMayUse('numbers');
  const rules = useSettings<NumberSequenceAnswer[]>('numbers');
  if (!mayChange)
    return <Empty icon="lock" title={t('settings.notYours')} hint={t('settings.notYoursHint')} />;
  return (
    <div className="settings-screen">
      <header className="page-bar">
        <h1>{t('company.numbers')}</h1>
        <span className="quiet">{t('company.numbersAbout')}</span>
      </header>
      {rules.isPending && <ScreenSkeleton />}
      {rules.isError && <ProblemNotice error={rules.error} onRetry={() => void rules.refetch()} />}
      {rules.data && <RuleTable rules={rules.data} />}
    </div>
  );
}

function RuleTable({ rules }: { rules: NumberSequenceAnswer[] }) {
  const t = useText();
  return (
    <div className="settings-table number-rules">
      <table>
        <thead>
          <tr>
            {(['module', 'nextNumber', 'pattern', 'reset', 'gapFree'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`company.number.${name}`)}
              </th>
            ))}
            <th scope="col">
              <span className="for-screen-readers">{t('bin.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <RuleRow key={`${rule.module}.${rule.field}`} rule={rule} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RuleRow({ rule }: { rule: NumberSequenceAnswer }) {
  const t = useText();
  const label = useLabel();
  const format = useFormat();
  const [changing, setChanging] = useState(false);
  const name = label(rule.moduleLabel);
  return (
    <tr>
      <td>
        {name}
        {rule.field !== 'number' && <span className="quiet"> · {label(rule.fieldLabel)}</span>}
      </td>
      <td title={format.number(rule.next)}>
        <strong>{rule.example}</strong>
      </td>
      <td>
        <code>{rule.pattern}</code>
      </td>
      <td>{t(`company.reset.${rule.reset}`)}</td>
      <td>{rule.gapFree ? t('company.number.noGaps') : <span className="quiet">—</span>}</td>
      <td className="settings-actions">
        <button
          type="button"
          className="btn btn-quiet"
          aria-label={t('company.number.changeOf', { module: name })}
          onClick={() => setChanging(true)}
        >
          <Icon name="edit" size={13} />
          {t('company.number.change')}
        </button>
        {changing && <NumberDialog rule={rule} onClose={() => setChanging(false)} />}
      </td>
    </tr>
  );
}
