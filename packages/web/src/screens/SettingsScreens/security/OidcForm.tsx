import { useTrySettings } from '../../../api/index.ts';
import { useText } from '../../../i18n/index.ts';
import { Check } from '../../../ui/Check.tsx';
import { LabelledInput } from '../../../ui/LabelledInput.tsx';
import { Findings } from './Findings.tsx';
import { type IdentityRules, IdentityRulesPart } from './IdentityRulesPart.tsx';
import { useSettingsForm } from './useSettingsForm.ts';

/** What the server keeps under `settings/oidc`; the secret only goes there. */
export interface OidcSettings extends IdentityRules {
  enabled: boolean;
  label: string;
  issuer: string;
  clientId: string;
  scopes: string;
  claims: Record<(typeof claims)[number], string>;
  signOutThere: boolean;
  hasSecret: boolean;
  clientSecret?: string;
}

const claims = ['username', 'name', 'email', 'phone', 'department', 'groups'] as const;

/** The identity provider behind the button on the sign-in page. */
export function OidcForm({ settings }: { settings: OidcSettings }) {
  const t = useText();
  const { values, change, problems, blame, submit, isPending } = useSettingsForm('oidc', settings, toSend);
  const { mutate: tryOut, data: findings, isPending: isTrying } = useTrySettings('oidc');
  const line = (name: 'label' | 'issuer' | 'clientId' | 'scopes') => ({
    label: t(`oidc.${name}`),
    value: values[name],
    problem: problems[name],
    onChange: (text: string) => change({ [name]: text }),
  });
  return (
    <form className="security-form" onSubmit={submit} noValidate>
      <h2>{t('oidc.title')}</h2>
      <p className="quiet">{t('oidc.explain')}</p>
      <Check label={t('ldap.enabled')} checked={values.enabled} onChange={(enabled) => change({ enabled })} />
      <LabelledInput {...line('label')} />
      <LabelledInput {...line('issuer')} hint="https://id.example.com" />
      <div className="security-pairs">
        <LabelledInput {...line('clientId')} />
        <LabelledInput
          label={t('oidc.secret')}
          type="password"
          autoComplete="new-password"
          hint={values.hasSecret ? t('ldap.secretKept') : undefined}
          value={values.clientSecret ?? ''}
          problem={problems.clientSecret}
          onChange={(clientSecret) => change({ clientSecret })}
        />
      </div>
      <span className="field-label">{t('oidc.callback')}</span>
      <code className="token-secret">{`${window.location.origin}/api/session/oidc/callback`}</code>
      <details>
        <summary>{t('oidc.claims')}</summary>
        <LabelledInput {...line('scopes')} />
        <div className="security-pairs">
          {claims.map((name) => (
            <LabelledInput
              key={name}
              label={t(`identity.fields.${name}`)}
              value={values.claims[name]}
              onChange={(text) => change({ claims: { ...values.claims, [name]: text } })}
            />
          ))}
        </div>
        {problems.claims && <p className="field-error">{problems.claims}</p>}
      </details>
      <IdentityRulesPart rules={values} problems={problems} onChange={change} />
      <Check
        label={t('oidc.signOutThere')}
        checked={values.signOutThere}
        onChange={(signOutThere) => change({ signOutThere })}
      />
      {findings && <Findings findings={findings} />}
      <div className="security-buttons">
        <button type="submit" className="btn btn-primary" disabled={isPending}>
          {t('policy.save')}
        </button>
        <button
          type="button"
          className="btn"
          disabled={isTrying}
          onClick={() => tryOut(toSend(values), { onError: blame })}
        >
          {t('ldap.try')}
        </button>
      </div>
    </form>
  );
}

/** An empty address is no value; an empty secret is no change. */
function toSend({ hasSecret: _, clientSecret, issuer, ...rest }: OidcSettings): object {
  return {
    ...rest,
    ...(issuer.trim() ? { issuer: issuer.trim() } : {}),
    ...(clientSecret ? { clientSecret } : {}),
  };
}
