import type { ArrangedField, FieldRules, Layout, ModuleMetadata } from '@gejie/core';
import { useId } from 'react';
import { useLabel, useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { find, placed, sectionOf, stepped, taken, widened } from './layoutChanges.ts';
import { RuleBlock } from './RuleBlock.tsx';
import { IconButton } from './SectionCard.tsx';

interface FieldPanelProps {
  field: ArrangedField;
  layout: Layout;
  rules: FieldRules;
  /** The module as conditions may ask about it. */
  subject: ModuleMetadata;
  roles: readonly { id: number; label: string }[];
  onLayout(layout: Layout): void;
  onRules(rules: FieldRules): void;
  onClose(): void;
}

/** Where a field stands, and when it is shown, required, read-only, and for whom. */
export function FieldPanel({
  field,
  layout,
  rules,
  subject,
  roles,
  onLayout,
  onRules,
  onClose,
}: FieldPanelProps) {
  const t = useText();
  const label = useLabel();
  const id = useId();
  const section = sectionOf(layout, field.name);
  const width = find(layout, field.name)?.width ?? 'half';
  const isTyped = !field.readOnly;
  // Shown by its own value it could never be filled in.
  const others = { ...subject, fields: subject.fields.filter(({ name }) => name !== field.name) };
  const rule = (kind: keyof FieldRules) => ({
    rule: rules[kind],
    subject,
    roles,
    onChange: (next: FieldRules[typeof kind]) => {
      const { [kind]: _old, ...others } = rules;
      onRules(next ? { ...others, [kind]: next } : others);
    },
  });
  return (
    <section className="layout-panel" aria-label={label(field.label)}>
      <header>
        <h3>{label(field.label)}</h3>
        <IconButton icon="close" label={t('layout.closePanel')} onClick={onClose} />
      </header>
      <div className="layout-panel-line">
        <label className="field-label" htmlFor={id}>
          {t('layout.section')}
        </label>
        <span className="layout-row">
          <select
            id={id}
            className="text-input"
            value={section ?? ''}
            onChange={(event) =>
              onLayout(placed(layout, field.name, { section: event.target.value, before: null }))
            }
          >
            {layout.sections.map((one) => (
              <option key={one.name} value={one.name}>
                {label(one.label)}
              </option>
            ))}
          </select>
          <IconButton
            icon="arrowUp"
            label={t('layout.earlier')}
            onClick={() => onLayout(stepped(layout, field.name, -1))}
          />
          <IconButton
            icon="arrowDown"
            label={t('layout.later')}
            onClick={() => onLayout(stepped(layout, field.name, 1))}
          />
        </span>
      </div>
      <div className="layout-panel-line">
        <span className="field-label">{t('layout.width')}</span>
        {/* biome-ignore lint/a11y/useSemanticElements: a legend would stand apart from its label */}
        <span className="segments" role="group" aria-label={t('layout.width')}>
          {(['half', 'full'] as const).map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={width === one}
              className={width === one ? 'segment segment-on' : 'segment'}
              onClick={() => onLayout(widened(layout, field.name, one))}
            >
              {t(one === 'half' ? 'layout.half' : 'layout.full')}
            </button>
          ))}
        </span>
      </div>
      {field.indispensable ? (
        <p className="layout-hint">{t('layout.indispensable')}</p>
      ) : (
        <RuleBlock kind="visible" {...rule('visible')} subject={others} />
      )}
      {isTyped && !field.required && <RuleBlock kind="required" {...rule('required')} />}
      {isTyped && <RuleBlock kind="readOnly" {...rule('readOnly')} needsCondition={field.indispensable} />}
      <p className="layout-hint">{t('layout.rulesEverywhere')}</p>
      {!field.indispensable && (
        <button
          type="button"
          className="btn layout-remove"
          onClick={() => {
            onLayout(taken(layout, field.name));
            onClose();
          }}
        >
          <Icon name="minus" size={13} />
          {t('layout.remove')}
        </button>
      )}
    </section>
  );
}
