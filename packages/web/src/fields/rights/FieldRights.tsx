import type { FieldRight, GrantableField, GrantableModule, ModuleGrant } from '@gejie/core';
import { fieldRights } from '@gejie/core';
import { useId, useState } from 'react';
import { type TextKey, useLabel, useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';

const rightTexts: Record<FieldRight, TextKey> = {
  hidden: 'rights.field.hidden',
  read: 'rights.field.read',
  write: 'rights.field.write',
};

interface FieldRightsProps {
  module: GrantableModule;
  grant: ModuleGrant;
  onChange(field: string, right: FieldRight): void;
}

/** The fields of a module with what this role makes of each: hidden, to read, to write. */
export function FieldRights({ module, grant, onChange }: FieldRightsProps) {
  const t = useText();
  const label = useLabel();
  const [sought, setSought] = useState('');
  const [limitedOnly, setLimitedOnly] = useState(false);
  const heldOf = (field: GrantableField) => heldRight(field, grant);
  const shown = module.fields.filter(
    (field) =>
      matchesText(field, sought) && (!limitedOnly || (grant.fields?.[field.name] ?? 'write') !== 'write'),
  );
  const groups: { key: string; name: string; fields: GrantableField[] }[] = [
    { key: 'own', name: '', fields: shown.filter(({ custom, kernel }) => !custom && !kernel) },
    { key: 'custom', name: t('rights.customFields'), fields: shown.filter(({ custom }) => custom) },
    { key: 'kernel', name: t('rights.kernelFields'), fields: shown.filter(({ kernel }) => kernel) },
  ];
  return (
    <div className="field-rights">
      <div className="field-rights-bar">
        <input
          type="search"
          className="text-input"
          value={sought}
          placeholder={t('rights.findField')}
          aria-label={t('rights.findField')}
          onChange={(event) => setSought(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        />
        <label className="check-line">
          <input
            type="checkbox"
            className="check"
            checked={limitedOnly}
            onChange={(event) => setLimitedOnly(event.target.checked)}
          />
          {t('rights.limitedOnly')}
        </label>
        <FieldNote module={module} grant={grant} />
      </div>
      {shown.length === 0 && <p className="quiet">{t('rights.noField')}</p>}
      {groups
        .filter(({ fields }) => fields.length > 0)
        .map((group) => (
          <div key={group.key}>
            {group.name && <h4>{group.name}</h4>}
            <ul>
              {group.fields.map((field) => (
                <li key={field.name}>
                  <FieldRow
                    name={label(field.label)}
                    field={field}
                    held={heldOf(field)}
                    onChange={(right) => onChange(field.name, right)}
                  />
                </li>
              ))}
            </ul>
          </div>
        ))}
    </div>
  );
}

/** What a grant makes of a field, within what can be made of it. */
export function heldRight(field: GrantableField, grant: ModuleGrant): FieldRight {
  const said = fieldRights.indexOf(grant.fields?.[field.name] ?? 'write');
  const possible = field.rights.filter((right) => fieldRights.indexOf(right) <= said);
  return possible.at(-1) ?? field.rights[0] ?? 'read';
}

function matchesText({ label, name }: GrantableField, sought: string): boolean {
  const wanted = sought.trim().toLowerCase();
  return [label.zh, label.en, name].some((text) => text.toLowerCase().includes(wanted));
}

/** Says when the rights of the module leave nothing to write, or nothing to see. */
function FieldNote({ module, grant }: { module: GrantableModule; grant: ModuleGrant }) {
  const t = useText();
  const { see = 'none', edit = 'none', create = false } = grant;
  if (see === 'none' && !create && !module.everyoneSees)
    return <span className="rights-note">{t('rights.unseenModule')}</span>;
  if (edit === 'none' && !create && module.writtenWith === null)
    return <span className="rights-note">{t('rights.readOnlyModule')}</span>;
  return null;
}

interface FieldRowProps {
  name: string;
  field: GrantableField;
  held: FieldRight;
  onChange(right: FieldRight): void;
}

function FieldRow({ name, field, held, onChange }: FieldRowProps) {
  const t = useText();
  const group = useId();
  const [only] = field.rights;
  return (
    <fieldset className={held === field.rights.at(-1) ? 'field-right' : 'field-right field-right-limited'}>
      <legend>{name}</legend>
      {field.rights.length > 1 ? (
        <span className="segments">
          {fieldRights.map((right) => (
            <label
              key={right}
              className={`segment ${held !== right ? '' : right === field.rights.at(-1) ? 'segment-usual' : `segment-${right}`}`}
            >
              <input
                type="radio"
                name={group}
                checked={held === right}
                disabled={!field.rights.includes(right)}
                onChange={() => onChange(right)}
              />
              {t(rightTexts[right])}
            </label>
          ))}
        </span>
      ) : (
        <span className="field-right-fixed quiet">
          <Icon name="lock" size={12} />
          {t(only === 'hidden' ? 'rights.fixedSecret' : 'rights.fixed')}
        </span>
      )}
      {field.rights.length > 1 && !field.rights.includes('hidden') && (
        <small className="quiet">{t('rights.neverHidden')}</small>
      )}
    </fieldset>
  );
}
