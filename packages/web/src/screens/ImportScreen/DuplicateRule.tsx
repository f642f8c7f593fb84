import type { ModuleMetadata } from '@gejie/core';
import { fieldOf } from '../../api/index.ts';
import { type TextKey, useLabel, useText } from '../../i18n/index.ts';

type Rule = 'skip' | 'update' | 'create';

const rules: { value: Rule; name: TextKey; hint: TextKey }[] = [
  { value: 'skip', name: 'import.skip', hint: 'import.skipHint' },
  { value: 'update', name: 'import.update', hint: 'import.updateHint' },
  { value: 'create', name: 'import.create', hint: 'import.createHint' },
];

interface DuplicateRuleProps {
  module: ModuleMetadata;
  /** Fields the file fills: a row can be recognised by these only. */
  mapped: string[];
  duplicates: Rule;
  match: string[];
  onChange(rule: { duplicates: Rule; match: string[] | null }): void;
}

/** What to do with rows that are there already, and how to recognise them. */
export function DuplicateRule({ module, mapped, duplicates, match, onChange }: DuplicateRuleProps) {
  const t = useText();
  const label = useLabel();
  const fields = mapped.flatMap((name) => fieldOf(module, name) ?? []);
  return (
    <section className="import-part">
      <fieldset className="import-rules">
        <legend>{t('import.duplicates')}</legend>
        {rules.map(({ value, name, hint }) => (
          <label key={value}>
            <input
              type="radio"
              name="duplicates"
              checked={duplicates === value}
              onChange={() => onChange({ duplicates: value, match })}
            />
            <span>
              {t(name)} <span className="quiet">{t(hint)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {duplicates !== 'create' && (
        <fieldset className="import-match">
          <legend>{t('import.match')}</legend>
          {fields.map((field) => (
            <label key={field.name}>
              <input
                type="checkbox"
                className="check"
                checked={match.includes(field.name)}
                onChange={(event) =>
                  onChange({
                    duplicates,
                    match: event.target.checked
                      ? [...match, field.name]
                      : match.filter((name) => name !== field.name),
                  })
                }
              />
              {label(field.label)}
            </label>
          ))}
        </fieldset>
      )}
    </section>
  );
}
