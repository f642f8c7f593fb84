import type { ArrangedField } from '@gejie/core';
import { useLabel, useText } from '../../../i18n/index.ts';
import type { DraftRule } from './draftRule.ts';

const mostTogether = 4;

/** One rule: fields that are alike together, and what may join them. */
export function RuleLine({
  number,
  rule,
  offered,
  onChange,
  onRemove,
}: {
  number: number;
  rule: DraftRule;
  offered: readonly ArrangedField[];
  onChange: (fields: string[]) => void;
  onRemove: () => void;
}) {
  const t = useText();
  const label = useLabel();
  const nameOf = (name: string) => label(offered.find((one) => one.name === name)?.label) ?? name;
  const left = offered.filter(({ name }) => !rule.fields.includes(name));
  const title = t('duplicateRules.rule', { number: String(number) });
  return (
    <li className="duplicate-rule" aria-label={title}>
      {rule.fields.map((name, index) => (
        <span key={name} className="duplicate-rule-part">
          {index > 0 && <span className="quiet">{t('duplicateRules.and')}</span>}
          <span className="tag">
            {nameOf(name)}
            <button
              type="button"
              className="duplicate-rule-drop"
              aria-label={t('duplicateRules.drop', { field: nameOf(name) })}
              onClick={() => onChange(rule.fields.filter((one) => one !== name))}
            >
              ×
            </button>
          </span>
        </span>
      ))}
      {rule.fields.length < mostTogether && left.length > 0 && (
        <select
          className="text-input"
          aria-label={t('duplicateRules.join', { rule: title })}
          value=""
          onChange={(event) => onChange([...rule.fields, event.target.value])}
        >
          <option value="">
            {t(rule.fields.length === 0 ? 'duplicateRules.choose' : 'duplicateRules.more')}
          </option>
          {left.map(({ name }) => (
            <option key={name} value={name}>
              {nameOf(name)}
            </option>
          ))}
        </select>
      )}
      <button
        type="button"
        className="btn btn-quiet duplicate-rule-end"
        aria-label={t('duplicateRules.removeRule', { rule: title })}
        onClick={onRemove}
      >
        {t('duplicateRules.remove')}
      </button>
    </li>
  );
}
