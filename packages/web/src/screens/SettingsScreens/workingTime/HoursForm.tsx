import type { WorkingHours, WorkingSpan } from '@gejie/core';
import { type SubmitEvent, useId, useState } from 'react';
import { ApiProblem, problemText, useSaveSettings } from '../../../api/index.ts';
import { useText } from '../../../i18n/index.ts';
import { announce, announceProblem } from '../../../ui/announce.ts';
import { DayHours } from './DayHours.tsx';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Hours of each weekday, and of working days that make up for a holiday. */
export function HoursForm({ saved }: { saved: WorkingHours }) {
  const t = useText();
  const [values, setValues] = useState(saved);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const { mutate: save, isPending } = useSaveSettings<object>('workingTime');
  const change = (index: number, spans: WorkingSpan[]) =>
    setValues((before) => ({ ...before, weekdays: before.weekdays.with(index, spans) }));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setProblems({});
    save(values, {
      onSuccess: () => announce(t('company.hoursSaved')),
      onError: (error) => {
        const named = error instanceof ApiProblem ? error.fieldProblems : [];
        setProblems(Object.fromEntries(named.map(({ field, message }) => [rowOf(field), message])));
        if (named.length === 0) announceProblem(problemText(t, error));
      },
    });
  };
  return (
    <form className="working-form" onSubmit={submit} noValidate>
      {weekdays.map((day, index) => (
        <DayHours
          key={day}
          label={t(`company.weekday.${day}`)}
          spans={values.weekdays[index] ?? []}
          problem={problems[`weekdays.${index}`]}
          onChange={(spans) => change(index, spans)}
        />
      ))}
      <DayHours
        label={t('company.makeUp')}
        spans={values.makeUp}
        problem={problems.makeUp}
        onChange={(makeUp) => setValues((before) => ({ ...before, makeUp }))}
      />
      {problems.weekdays && <Whole problem={problems.weekdays} />}
      <button type="submit" className="btn btn-primary" disabled={isPending}>
        {t('settings.save')}
      </button>
    </form>
  );
}

function Whole({ problem }: { problem: string }) {
  const id = useId();
  return (
    <p id={id} className="field-error" role="alert">
      {problem}
    </p>
  );
}

/** `weekdays.0.1.until` → `weekdays.0` */
function rowOf(field: string): string {
  return field.startsWith('weekdays.') ? field.split('.').slice(0, 2).join('.') : (field.split('.')[0] ?? '');
}
