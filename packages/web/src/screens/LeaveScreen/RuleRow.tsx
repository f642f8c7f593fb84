import type { ModuleMetadata } from '@gejie/core';
import { lazyPart } from '../../fields/parts/lazyPart.tsx';
import { useFormat, useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';
import { Icon } from '../../theme/index.ts';
import { HeirSelect } from './HeirSelect.tsx';
import type { RuleDraft } from './leaveDraft.ts';

const FilterBar = lazyPart(async () => ({
  default: (await import('../../fields/filter/FilterBar.tsx')).FilterBar,
}));

interface RuleRowProps {
  rule: RuleDraft;
  leaver: number;
  /** The modules of which the leaver owns anything. */
  modules: readonly ModuleMetadata[];
  /** How many records it is the first to meet; undefined while that is not known. */
  count: number | undefined;
  problem: string | undefined;
  onChange(rule: RuleDraft): void;
  onRemove(): void;
}

/** Some records of a module, by a condition read as a sentence, and whom they go to. */
export function RuleRow({ rule, leaver, modules, count, problem, onChange, onRemove }: RuleRowProps) {
  const t = useText();
  const format = useFormat();
  const names = useModuleNames();
  const module = modules.find(({ path }) => path === rule.module);
  return (
    <li className="leave-rule">
      <div className="leave-rule-head">
        <select
          className="text-input"
          aria-label={t('leave.ruleModule')}
          value={rule.module}
          onChange={({ target }) => onChange({ ...rule, module: target.value, where: {} })}
        >
          {modules.map((one) => (
            <option key={one.path} value={one.path}>
              {names.many(one)}
            </option>
          ))}
        </select>
        {count !== undefined && (
          <span className="quiet">{t('leave.ruleMeets', { count: format.number(count) })}</span>
        )}
        <button type="button" className="btn btn-icon" aria-label={t('leave.removeRule')} onClick={onRemove}>
          <Icon name="close" />
        </button>
      </div>
      {module && (
        <div className="filter-builder">
          <FilterBar
            key={module.path}
            module={module}
            where={rule.where}
            onChange={(where) => onChange({ ...rule, where })}
          />
        </div>
      )}
      <HeirSelect
        label={t('leave.ruleTo')}
        leaver={leaver}
        heirs={rule.heirs}
        onChange={(heirs) => onChange({ ...rule, heirs })}
      />
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
    </li>
  );
}
