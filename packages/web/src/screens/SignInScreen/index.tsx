import { useNavigate, useSearch } from '@tanstack/react-router';
import { type SubmitEvent, useState } from 'react';
import { ApiProblem, problemText, useSavePreferences, useSignIn } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { LabelledInput } from '../../ui/LabelledInput.tsx';
import { Entrance } from '../Entrance/Entrance.tsx';

type Problems = Partial<Record<'username' | 'password', string>>;

/** The door: what is wrong is said at the field, and what was typed stays. */
export default function SignInScreen() {
  const t = useText();
  const navigate = useNavigate();
  const { back } = useSearch({ from: '/sign-in' });
  const { mutate: signIn, isPending } = useSignIn();
  const { mutate: save } = useSavePreferences();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [problems, setProblems] = useState<Problems>({});
  const [wanted, setWanted] = useState<'zh-CN' | 'en' | null>(null);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const missing: Problems = {
      username: username.trim() ? undefined : t('signIn.usernameMissing'),
      password: password ? undefined : t('signIn.passwordMissing'),
    };
    setProblems(missing);
    if (missing.username || missing.password) return;
    signIn(
      { username: username.trim(), password },
      {
        onSuccess: () => {
          if (wanted) save({ language: wanted });
          void navigate({ href: back ?? '/', replace: true });
        },
        onError: (error) => setProblems(problemsOf(error, problemText(t, error))),
      },
    );
  };
  return (
    <Entrance title={t('signIn.title')} onLanguage={setWanted}>
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
    </Entrance>
  );
}

/** What the server finds fault with stands at its field; a wrong pair of name and password at the password. */
function problemsOf(error: unknown, text: string): Problems {
  const named = error instanceof ApiProblem ? error.fieldProblems : [];
  const at = (field: string) => named.find((problem) => problem.field === field)?.message;
  const found = { username: at('username'), password: at('password') };
  return found.username || found.password ? found : { password: text };
}
