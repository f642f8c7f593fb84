import type { SecurityPolicy } from '@gejie/core';
import { useText } from '../../../i18n/index.ts';
import { Check } from '../../../ui/Check.tsx';
import { LabelledInput } from '../../../ui/LabelledInput.tsx';
import { Pick } from '../Pick.tsx';
import { useSettingsForm } from './useSettingsForm.ts';

const passwordNumbers = ['passwordLength', 'passwordKinds', 'passwordHistory', 'passwordDays'] as const;
const lockNumbers = ['lockAttempts', 'lockFirstWait', 'lockLongestWait'] as const;
type NumberName = (typeof passwordNumbers)[number] | (typeof lockNumbers)[number];
const hints = {
  passwordLength: 'policy.passwordLengthHint',
  passwordKinds: 'policy.passwordKindsHint',
  passwordHistory: 'policy.passwordHistoryHint',
  passwordDays: 'policy.passwordDaysHint',
  lockFirstWait: 'policy.lockFirstWaitHint',
} as const;
const choices = ['optional', 'functions', 'everybody'] as const;
const functions = ['settings', 'users', 'audit', 'purge', 'reports'] as const;

/** The company's rules of signing in. */
export function PolicyForm({ policy }: { policy: SecurityPolicy }) {
  const t = useText();
  const { values, change, problems, submit, isPending } = useSettingsForm('security', policy);
  const number = (name: NumberName) => (
    <LabelledInput
      key={name}
      label={t(`policy.${name}`)}
      hint={name in hints ? t(hints[name as keyof typeof hints]) : undefined}
      type="number"
      value={Number.isNaN(values[name]) ? '' : String(values[name])}
      problem={problems[name]}
      onChange={(text) => change({ [name]: text === '' ? Number.NaN : Number(text) })}
    />
  );
  return (
    <form className="security-form" onSubmit={submit} noValidate>
      <h2>{t('policy.title')}</h2>
      <div className="security-pairs">
        {passwordNumbers.map(number)}
        {lockNumbers.map(number)}
      </div>
      <Check
        label={t('policy.changeFirst')}
        checked={values.changeFirst}
        onChange={(changeFirst) => change({ changeFirst })}
      />
      <Pick
        label={t('policy.secondFactor')}
        value={values.secondFactor}
        options={[...choices]}
        text={(one) => t(`policy.secondFactor.${one as (typeof choices)[number]}`)}
        onChange={(one) => change({ secondFactor: one as SecurityPolicy['secondFactor'] })}
      />
      {values.secondFactor === 'functions' && (
        <fieldset className="security-functions">
          <legend className="field-label">{t('policy.functions')}</legend>
          {functions.map((name) => (
            <Check
              key={name}
              label={t(`policy.function.${name}`)}
              checked={values.secondFactorFunctions.includes(name)}
              onChange={(on) =>
                change({
                  secondFactorFunctions: on
                    ? [...values.secondFactorFunctions, name]
                    : values.secondFactorFunctions.filter((one) => one !== name),
                })
              }
            />
          ))}
        </fieldset>
      )}
      <div>
        <button type="submit" className="btn btn-primary" disabled={isPending}>
          {t('policy.save')}
        </button>
      </div>
    </form>
  );
}
