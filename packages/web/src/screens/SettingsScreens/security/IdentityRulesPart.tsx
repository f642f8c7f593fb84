import { useText } from '../../../i18n/index.ts';
import { Icon } from '../../../theme/index.ts';
import { Check } from '../../../ui/Check.tsx';
import { Pick } from '../Pick.tsx';
import { useNames } from './useNames.ts';

export interface IdentityRules {
  link: 'subject' | 'username' | 'email';
  createUsers: boolean;
  defaultRoles: number[];
  mappings: { value: string; roles: number[]; department: number | null }[];
}

const links = ['subject', 'username', 'email'] as const;

/** How people of a source become users; the same for each source. */
export function IdentityRulesPart({
  rules,
  problems,
  onChange,
}: {
  rules: IdentityRules;
  problems: Record<string, string>;
  onChange(changes: Partial<IdentityRules>): void;
}) {
  const t = useText();
  const roles = useNames('roles');
  const departments = useNames('departments');
  const set = (index: number, changes: Partial<IdentityRules['mappings'][number]>) =>
    onChange({ mappings: rules.mappings.map((one, at) => (at === index ? { ...one, ...changes } : one)) });
  return (
    <>
      <Pick
        label={t('identity.link')}
        value={rules.link}
        options={[...links]}
        text={(one) => t(`identity.link.${one as (typeof links)[number]}`)}
        onChange={(link) => onChange({ link: link as IdentityRules['link'] })}
      />
      <Check
        label={t('identity.createUsers')}
        checked={rules.createUsers}
        onChange={(createUsers) => onChange({ createUsers })}
      />
      {rules.createUsers && (
        <Pick
          label={t('identity.defaultRole')}
          value={String(rules.defaultRoles[0] ?? '')}
          options={['', ...roles.keys()]}
          text={(one) => roles.get(one) ?? t('identity.none')}
          problem={problems.defaultRoles}
          onChange={(one) => onChange({ defaultRoles: one === '' ? [] : [Number(one)] })}
        />
      )}
      <p className="field-label">{t('identity.mappings')}</p>
      <p className="field-hint">{t('identity.mappingsHint')}</p>
      {rules.mappings.map((mapping, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place only
        <div key={index} className="security-mapping">
          <input
            className="text-input"
            aria-label={t('identity.value')}
            placeholder={t('identity.value')}
            value={mapping.value}
            onChange={(event) => set(index, { value: event.target.value })}
          />
          <Chosen
            label={t('identity.role')}
            names={roles}
            value={mapping.roles[0] ?? null}
            onChange={(role) => set(index, { roles: role === null ? [] : [role] })}
          />
          <Chosen
            label={t('identity.department')}
            names={departments}
            value={mapping.department}
            onChange={(department) => set(index, { department })}
          />
          <button
            type="button"
            className="btn btn-icon"
            aria-label={t('identity.removeMapping')}
            title={t('identity.removeMapping')}
            onClick={() => onChange({ mappings: rules.mappings.filter((_, at) => at !== index) })}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
      {problems.mappings && <p className="field-error">{problems.mappings}</p>}
      <p>
        <button
          type="button"
          className="btn"
          onClick={() =>
            onChange({ mappings: [...rules.mappings, { value: '', roles: [], department: null }] })
          }
        >
          <Icon name="plus" size={13} />
          {t('identity.addMapping')}
        </button>
      </p>
    </>
  );
}

function Chosen({
  label,
  names,
  value,
  onChange,
}: {
  label: string;
  names: ReadonlyMap<string, string>;
  value: number | null;
  onChange(value: number | null): void;
}) {
  return (
    <select
      className="text-input"
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value === '' ? null : Number(event.target.value))}
    >
      <option value="">{label}</option>
      {[...names].map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
