import { type SubmitEvent, useState } from 'react';
import { ApiProblem, problemText, useSaveSettings, useSettings } from '../../api/index.ts';
import { announce, announceProblem } from '../../app/announce.ts';
import { LabelledInput } from '../../app/entrance/LabelledInput.tsx';
import { useMayUse } from '../../app/frame/menuAreas.ts';
import { Empty, ProblemNotice, ScreenSkeleton } from '../../app/parts/states.tsx';
import { useText } from '../../i18n/index.ts';
import './settings.css';

/** What the server keeps of the company; more parts come with more modules. */
interface CompanyProfile {
  name: string;
  currency: string;
  timeZone: string;
  /** 1–12 */
  fiscalYearStart: number;
}

export default function CompanyScreen() {
  const t = useText();
  const mayChange = useMayUse('settings');
  const profile = useSettings<CompanyProfile>('company');
  if (!mayChange)
    return <Empty icon="lock" title={t('settings.notYours')} hint={t('settings.notYoursHint')} />;
  if (profile.isError) return <ProblemNotice error={profile.error} onRetry={() => void profile.refetch()} />;
  return (
    <div className="settings-screen">
      <header className="page-bar">
        <h1>{t('frame.company')}</h1>
      </header>
      {profile.data ? (
        <ProfileForm key={JSON.stringify(profile.data)} profile={profile.data} />
      ) : (
        <ScreenSkeleton />
      )}
    </div>
  );
}

const months = Array.from({ length: 12 }, (_month, index) => index + 1);
const currencies = ['CNY', 'HKD', 'TWD', 'USD', 'EUR', 'GBP', 'JPY', 'SGD'];

function ProfileForm({ profile }: { profile: CompanyProfile }) {
  const t = useText();
  const [values, setValues] = useState(profile);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const { mutate: save, isPending } = useSaveSettings<CompanyProfile>('company');
  const change = (changes: Partial<CompanyProfile>) => setValues((before) => ({ ...before, ...changes }));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!values.name.trim()) return setProblems({ name: t('setup.companyMissing') });
    setProblems({});
    save(values, {
      onSuccess: () => announce(t('settings.saved')),
      onError: (error) => {
        const named = error instanceof ApiProblem ? error.fieldProblems : [];
        setProblems(Object.fromEntries(named.map(({ field, message }) => [field, message])));
        if (named.length === 0) announceProblem(problemText(t, error));
      },
    });
  };
  return (
    <form className="settings-form" onSubmit={submit} noValidate>
      <LabelledInput
        label={t('setup.company')}
        value={values.name}
        onChange={(name) => change({ name })}
        problem={problems.name}
        autoComplete="organization"
      />
      <Pick
        label={t('settings.currency')}
        value={values.currency}
        problem={problems.currency}
        options={withOwn(currencies, values.currency)}
        onChange={(currency) => change({ currency })}
      />
      <Pick
        label={t('settings.timeZone')}
        value={values.timeZone}
        problem={problems.timeZone}
        options={withOwn(Intl.supportedValuesOf('timeZone'), values.timeZone)}
        onChange={(timeZone) => change({ timeZone })}
      />
      <Pick
        label={t('settings.fiscalYearStart')}
        value={String(values.fiscalYearStart)}
        problem={problems.fiscalYearStart}
        options={months.map(String)}
        text={(month) => t('settings.month', { month })}
        onChange={(month) => change({ fiscalYearStart: Number(month) })}
      />
      <button type="submit" className="btn btn-primary" disabled={isPending}>
        {t('settings.save')}
      </button>
    </form>
  );
}

interface PickProps {
  label: string;
  value: string;
  options: string[];
  problem?: string;
  text?(option: string): string;
  onChange(value: string): void;
}

function Pick({ label, value, options, problem, text = (option) => option, onChange }: PickProps) {
  return (
    <label className="labelled-input">
      <span className="field-label">{label}</span>
      <select
        className="text-input"
        value={value}
        aria-invalid={problem ? true : undefined}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map((option) => (
          <option key={option} value={option}>
            {text(option)}
          </option>
        ))}
      </select>
      {problem && <span className="field-error">{problem}</span>}
    </label>
  );
}

function withOwn(options: string[], own: string): string[] {
  return options.includes(own) ? options : [own, ...options];
}
