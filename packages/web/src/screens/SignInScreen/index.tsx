import { useNavigate, useSearch } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import {
  ApiProblem,
  problemText,
  useSavePreferences,
  useSession,
  useSignIn,
  useSignInWays,
  wantsCode,
} from '../../api/index.ts';
import { type TextKey, useText } from '../../i18n/index.ts';
import { LabelledInput } from '../../ui/LabelledInput.tsx';
import { Entrance } from '../Entrance/Entrance.tsx';
import { CodeStep } from './CodeStep.tsx';
import { PendingStep } from './PendingStep.tsx';

type Problems = Partial<Record<'username' | 'password', string>>;

/** The door: what is wrong is said at the field, and what was typed stays. */
export default function SignInScreen() {
  const t = useText();
  const navigate = useNavigate();
  const { back = '/', problem } = useSearch({ from: '/sign-in' });
  const { data: session } = useSession();
  const { mutate: signIn, isPending, reset } = useSignIn();
  const { mutate: save } = useSavePreferences();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [problems, setProblems] = useState<Problems>({});
  const [wanted, setWanted] = useState<'zh-CN' | 'en' | null>(null);
  const [code, setCode] = useState<{ problem?: string } | null>(null);

  const enter = (given?: string) =>
    signIn(
      { username: username.trim(), password, ...(given === undefined ? {} : { code: given }) },
      {
        onSuccess: ({ pending }) => {
          if (wanted) save({ language: wanted });
          if (!pending) void navigate({ href: back, replace: true });
        },
        onError: (error) => {
          if (wantsCode(error)) setCode({ problem: error.fieldProblems[0]?.message });
          else if (code) setCode({ problem: problemText(t, error) });
          else setProblems(problemsOf(error, problemText(t, error)));
        },
      },
    );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const missing: Problems = {
      username: username.trim() ? undefined : t('signIn.usernameMissing'),
      password: password ? undefined : t('signIn.passwordMissing'),
    };
    setProblems(missing);
    if (!missing.username && !missing.password) enter();
  };
  const [step] = session?.pending ?? [];
  if (step) return <PendingStep key={step} step={step} current={password} back={back} />;
  if (code)
    return (
      <Entrance title={t('signIn.codeTitle')} hint={t('signIn.codeHint')} onLanguage={setWanted}>
        <CodeStep
          problem={code.problem}
          isPending={isPending}
          onCode={enter}
          onBack={() => {
            reset();
            setPassword('');
            setCode(null);
          }}
        />
      </Entrance>
    );
  return (
    <Entrance title={t('signIn.title')} onLanguage={setWanted}>
      {problem && (
        <p className="field-error entrance-hint" role="alert">
          {t(providerProblem(problem))}
        </p>
      )}
      <form onSubmit={submit} noValidate>
        <LabelledInput
          label={t('signIn.username')}
          value={username}
          onChange={setUsername}
          problem={problems.username}
          autoComplete="username"
          autoFocus
        />
        <LabelledInput
          label={t('signIn.password')}
          type="password"
          value={password}
          onChange={setPassword}
          problem={problems.password}
          autoComplete="current-password"
        />
        <button type="submit" className="btn btn-primary btn-large entrance-submit" disabled={isPending}>
          {t(isPending ? 'signIn.busy' : 'signIn.submit')}
        </button>
      </form>
      <Providers back={back} />
    </Entrance>
  );
}

/** Buttons of whoever else may say who it is. */
function Providers({ back }: { back: string }) {
  const t = useText();
  const { data } = useSignInWays();
  if (!data || data.providers.length === 0) return null;
  return (
    <>
      <div className="entrance-or">{t('setup.or')}</div>
      {data.providers.map(({ label, url }) => (
        <a
          key={url}
          className="btn btn-large entrance-submit"
          href={`${url}?back=${encodeURIComponent(back)}`}
        >
          {t('signIn.by', { label })}
        </a>
      ))}
    </>
  );
}

const providerProblems = [
  'off',
  'unavailable',
  'refused',
  'stale',
  'distrusted',
  'deactivated',
  'unknown',
  'unverifiedEmail',
  'nameTaken',
] as const;

function providerProblem(name: string): TextKey {
  return `signIn.problem.${providerProblems.find((one) => one === name) ?? 'refused'}`;
}

/** What the server finds fault with stands at its field; a wrong pair of name and password at the password. */
function problemsOf(error: unknown, text: string): Problems {
  const named = error instanceof ApiProblem ? error.fieldProblems : [];
  const at = (field: string) => named.find((problem) => problem.field === field)?.message;
  const found = { username: at('username'), password: at('password') };
  return found.username || found.password ? found : { password: text };
}
