import { useSignInWays } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';

/** What the company asks of passwords, in plain words; undefined until that is known. */
export function usePasswordHint(): string | undefined {
  const t = useText();
  const { data } = useSignInWays();
  if (!data) return undefined;
  const { length, kinds, history, days } = data.passwordRules;
  return [
    t('rules.length', { count: length }),
    kinds > 1 && t('rules.kinds', { count: kinds }),
    history > 0 && t('rules.history', { count: history }),
    days > 0 && t('rules.days', { count: days }),
  ]
    .filter(Boolean)
    .join(t('rules.and'));
}
