import { useState } from 'react';
import { useTrySettings } from '../../../api/index.ts';
import { useText } from '../../../i18n/index.ts';
import { Check } from '../../../ui/Check.tsx';
import { LabelledInput } from '../../../ui/LabelledInput.tsx';
import { Pick } from '../Pick.tsx';
import { Findings } from './Findings.tsx';
import { type IdentityRules, IdentityRulesPart } from './IdentityRulesPart.tsx';
import { useSettingsForm } from './useSettingsForm.ts';

/** What the server keeps under `settings/ldap`; the password only goes there. */
export interface LdapSettings extends IdentityRules {
  enabled: boolean;
  url: string;
  startTls: boolean;
  ca: string | null;
  bindDn: string | null;
  base: string;
  filter: string;
  attributes: Record<(typeof attributes)[number], string>;
  ownPasswords: 'everybody' | 'administrators';
  timeout: number;
  hasSecret: boolean;
  bindPassword?: string;
}

const attributes = ['subject', 'username', 'name', 'email', 'phone', 'department', 'groups'] as const;
const owners = ['everybody', 'administrators'] as const;

/** The company's directory, with a way to try it before it is in use. */
export function LdapForm({ settings }: { settings: LdapSettings }) {
  const t = useText();
  const { values, change, problems, blame, submit, isPending } = useSettingsForm('ldap', settings, toSend);
  const { mutate: tryOut, data: findings, isPending: isTrying } = useTrySettings('ldap');
  const [username, setUsername] = useState('');
  const line = (name: 'url' | 'bindDn' | 'base' | 'filter') => ({
    label: t(`ldap.${name}`),
    value: values[name] ?? '',
    problem: problems[name],
    onChange: (text: string) => change({ [name]: text }),
  });
  return (
    <form className="security-form" onSubmit={submit} noValidate>
      <h2>{t('ldap.title')}</h2>
      <p className="quiet">{t('ldap.explain')}</p>
      <Check label={t('ldap.enabled')} checked={values.enabled} onChange={(enabled) => change({ enabled })} />
      <LabelledInput {...line('url')} hint={t('ldap.urlHint')} />
      {!values.url.toLowerCase().startsWith('ldaps:') && (
        <Check
          label={t('ldap.startTls')}
          checked={values.startTls}
          onChange={(startTls) => change({ startTls })}
        />
      )}
      <label className="labelled-input">
        <span className="field-label">{t('ldap.ca')}</span>
        <textarea
          className="text-input"
          value={values.ca ?? ''}
          aria-invalid={problems.ca ? true : undefined}
          onChange={(event) => change({ ca: event.target.value })}
        />
        {problems.ca && <span className="field-error">{problems.ca}</span>}
      </label>
      <div className="security-pairs">
        <LabelledInput {...line('bindDn')} />
        <LabelledInput
          label={t('ldap.secret')}
          type="password"
          autoComplete="new-password"
          hint={values.hasSecret ? t('ldap.secretKept') : undefined}
          value={values.bindPassword ?? ''}
          problem={problems.bindPassword}
          onChange={(bindPassword) => change({ bindPassword })}
        />
      </div>
      <LabelledInput {...line('base')} />
      <LabelledInput {...line('filter')} hint={t('ldap.filterHint')} />
      <details>
        <summary>{t('ldap.attributes')}</summary>
        <div className="security-pairs">
          {attributes.map((name) => (
            <LabelledInput
              key={name}
              label={t(`identity.fields.${name}`)}
              value={values.attributes[name]}
              onChange={(text) => change({ attributes: { ...values.attributes, [name]: text } })}
            />
          ))}
        </div>
        {problems.attributes && <p className="field-error">{problems.attributes}</p>}
      </details>
      <IdentityRulesPart rules={values} problems={problems} onChange={change} />
      <div className="security-pairs">
        <Pick
          label={t('ldap.ownPasswords')}
          value={values.ownPasswords}
          options={[...owners]}
          text={(one) => t(`ldap.ownPasswords.${one as (typeof owners)[number]}`)}
          onChange={(one) => change({ ownPasswords: one as LdapSettings['ownPasswords'] })}
        />
        <LabelledInput
          label={t('ldap.timeout')}
          type="number"
          value={Number.isNaN(values.timeout) ? '' : String(values.timeout)}
          problem={problems.timeout}
          onChange={(text) => change({ timeout: text === '' ? Number.NaN : Number(text) })}
        />
      </div>
      <LabelledInput label={t('ldap.tryName')} value={username} onChange={setUsername} />
      {findings && <Findings findings={findings} />}
      <div className="security-buttons">
        <button type="submit" className="btn btn-primary" disabled={isPending}>
          {t('policy.save')}
        </button>
        <button
          type="button"
          className="btn"
          disabled={isTrying}
          onClick={() => tryOut({ ...toSend(values), ...(username ? { username } : {}) }, { onError: blame })}
        >
          {t('ldap.try')}
        </button>
      </div>
    </form>
  );
}

/** Empty lines are no values; an empty password is no change. */
function toSend({ hasSecret: _, bindPassword, url, base, ca, bindDn, ...rest }: LdapSettings): object {
  return {
    ...rest,
    ca: ca?.trim() || null,
    bindDn: bindDn?.trim() || null,
    ...(url.trim() ? { url: url.trim() } : {}),
    ...(base.trim() ? { base: base.trim() } : {}),
    ...(bindPassword ? { bindPassword } : {}),
  };
}
