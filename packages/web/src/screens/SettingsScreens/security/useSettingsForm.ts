import { type SubmitEvent, useState } from 'react';
import { ApiProblem, problemText, useSaveSettings } from '../../../api/index.ts';
import { useText } from '../../../i18n/index.ts';
import { announce, announceProblem } from '../../../ui/announce.ts';

/** Values of one part of the settings as they are being changed, and what is wrong with them. */
export interface SettingsForm<Values extends object> {
  values: Values;
  change(changes: Partial<Values>): void;
  problems: Record<string, string>;
  /** Puts what the server found fault with at its fields. */
  blame(error: unknown): void;
  submit(event: SubmitEvent): void;
  isPending: boolean;
}

/** @param toSend what of the values goes to the server */
export function useSettingsForm<Values extends object>(
  part: string,
  saved: Values,
  toSend: (values: Values) => object = (values) => values,
): SettingsForm<Values> {
  const t = useText();
  const [values, setValues] = useState(saved);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const { mutate: save, isPending } = useSaveSettings<object>(part);
  const blame = (error: unknown) => {
    const named = error instanceof ApiProblem ? error.fieldProblems : [];
    // What is wrong within a list or group is said at the whole.
    setProblems(Object.fromEntries(named.map(({ field, message }) => [field.split('.')[0] ?? '', message])));
    if (named.length === 0) announceProblem(problemText(t, error));
  };
  return {
    values,
    problems,
    blame,
    isPending,
    change: (changes) => setValues((before) => ({ ...before, ...changes })),
    submit(event) {
      event.preventDefault();
      setProblems({});
      save(toSend(values), { onSuccess: () => announce(t('policy.saved')), onError: blame });
    },
  };
}
