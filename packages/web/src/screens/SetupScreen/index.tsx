import { useNavigate } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import { ApiProblem, type FirstStart, problemText, useFirstStart } from '../../api/index.ts';
import { type TextKey, useLanguage, useText } from '../../i18n/index.ts';
import { LabelledInput } from '../../ui/LabelledInput.tsx';
import { Entrance } from '../Entrance/Entrance.tsx';
import { usePasswordHint } from '../SecurityScreen/usePasswordHint.ts';
import { DemoLogins } from './DemoLogins.tsx';

const fields = ['company', 'name', 'username', 'password'] as const;
type Field = (typeof fields)[number];
type Problems = Partial<Record<Field | 'again' | 'all', string>>;

const missing: Record<Field, TextKey> = {
  company: 'setup.companyMissing',
  name: 'setup.nameMissing',
  username: 'setup.usernameMissing',
  password: 'setup.passwordMissing',
};

/** The first start: the company and its administrator, or a demo company to look around in. */
export default function SetupScreen() {
  const t = useText();
  const language = useLanguage();
  const navigate = useNavigate();
  const passwordHint = usePasswordHint();
  const { mutate: begin, isPending, variables, data: begun } = useFirstStart();
  const [values, setValues] = useState({ company: '', name: '', username: 'admin', password: '', again: '' });
  const [problems, setProblems] = useState<Problems>({});

  const enter = () => void navigate({ to: '/', replace: true });
  const start = (answers: FirstStart) =>
    begin(answers, {
      onSuccess: ({ logins }) => {
        if (!logins) enter();
      },
      onError: (error) => setProblems(problemsOf(error, problemText(t, error))),
    });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const found: Problems = {};
    for (const field of fields) if (!values[field].trim()) found[field] ??= t(missing[field]);
    if (!found.password && values.password !== values.again) found.again = t('setup.againDiffers');
    setProblems(found);
    const { again: _again, ...answers } = values;
    if (Object.keys(found).length === 0) start({ ...answers, language });
  };
  const line = (field: keyof typeof values) => ({
    label: t(`setup.${field}`),
    value: values[field],
    onChange: (value: string) => setValues((before) => ({ ...before, [field]: value })),
    problem: problems[field],
  });
  if (begun?.logins) return <DemoLogins logins={begun.logins} onEnter={enter} />;
  const opensDemo = isPending && variables && 'demo' in variables;
  return (
    <Entrance title={t('setup.title')} hint={t('setup.hint')}>
      <form onSubmit={submit} noValidate>
        <LabelledInput {...line('company')} autoComplete="organization" autoFocus />
        <LabelledInput {...line('name')} autoComplete="name" />
        <LabelledInput {...line('username')} autoComplete="username" />
        <LabelledInput
          {...line('password')}
          type="password"
          autoComplete="new-password"
          hint={passwordHint}
        />
        <LabelledInput {...line('again')} type="password" autoComplete="new-password" />
        {problems.all && (
          <p className="field-error" role="alert">
            {problems.all}
          </p>
        )}
        <button type="submit" className="btn btn-primary btn-large entrance-submit" disabled={isPending}>
          {t(isPending && !opensDemo ? 'setup.busy' : 'setup.submit')}
        </button>
      </form>
      <p className="entrance-or">{t('setup.or')}</p>
      <button
        type="button"
        className="btn entrance-demo"
        disabled={isPending}
        onClick={() => start({ demo: true, language })}
      >
        <b>{t(opensDemo ? 'setup.demoBusy' : 'setup.demo')}</b>
        <span>{t('setup.demoHint')}</span>
      </button>
    </Entrance>
  );
}

function problemsOf(error: unknown, text: string): Problems {
  const named = error instanceof ApiProblem ? error.fieldProblems : [];
  const found: Problems = {};
  for (const { field, message } of named) {
    if ((fields as readonly string[]).includes(field)) found[field as Field] = message;
  }
  return Object.keys(found).length > 0 ? found : { all: text };
}
