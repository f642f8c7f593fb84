import type { FieldRule, FieldRuleKind, ModuleMetadata } from '@gejie/core';
import { useState } from 'react';
import { lazyPart } from '../../fields/parts/lazyPart.tsx';
import { useText } from '../../i18n/index.ts';
import { RoleChecklist } from './RoleChecklist.tsx';

const FilterBar = lazyPart(async () => ({
  default: (await import('../../fields/filter/FilterBar.tsx')).FilterBar,
}));

interface RuleBlockProps {
  kind: FieldRuleKind;
  rule: FieldRule | undefined;
  subject: ModuleMetadata;
  roles: readonly { id: number; label: string }[];
  /** It can't be so always, for everyone. */
  needsCondition?: boolean;
  onChange(rule: FieldRule | undefined): void;
}

const titles = {
  visible: 'layout.visible',
  required: 'layout.required',
  readOnly: 'layout.readOnly',
} as const;

/** One of the things that can be said of a field: whether, when, and for whom. */
export function RuleBlock({ kind, rule, subject, roles, needsCondition, onChange }: RuleBlockProps) {
  const t = useText();
  const [isOpen, setOpen] = useState(rule !== undefined);
  // Without condition and role "shown" says nothing, and what can't hold always waits for its condition.
  const saying = (next: FieldRule) => {
    const empty = next.when === undefined && next.roles === undefined;
    const waits = needsCondition ? next.when === undefined : kind === 'visible' && empty;
    onChange(waits ? undefined : next);
  };
  const toggle = (on: boolean) => {
    setOpen(on);
    if (on) saying({});
    else onChange(undefined);
  };
  return (
    <fieldset className="layout-rule">
      <label className="layout-check">
        <input
          type="checkbox"
          className="check"
          checked={isOpen}
          onChange={(event) => toggle(event.target.checked)}
        />
        {t(titles[kind])}
      </label>
      {isOpen && (
        <div className="layout-rule-body">
          <span className="field-label">{t('layout.when')}</span>
          <div className="filter-builder">
            <FilterBar
              module={subject}
              where={rule?.when ?? {}}
              ownFields
              onChange={(when) => saying({ ...rule, when: Object.keys(when).length > 0 ? when : undefined })}
            />
          </div>
          {!rule?.when && (
            <p className="layout-hint">{t(needsCondition ? 'layout.needsCondition' : 'layout.always')}</p>
          )}
          <span className="field-label">{t('layout.forRoles')}</span>
          <RoleChecklist
            roles={roles}
            chosen={rule?.roles ?? []}
            label={t('layout.forRoles')}
            onChange={(chosen) => saying({ ...rule, roles: chosen.length > 0 ? chosen : undefined })}
          />
          {!rule?.roles && <p className="layout-hint">{t('layout.everyone')}</p>}
        </div>
      )}
    </fieldset>
  );
}
