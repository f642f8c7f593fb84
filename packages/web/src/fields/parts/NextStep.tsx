import { addToDay, dayIn } from '@gejie/core';
import { useSignedIn } from '../../api/index.ts';
import { type TextKey, useText } from '../../i18n/index.ts';
import { DayControl } from './DayControl.tsx';
import './nextStep.css';

const dueDays: { name: TextKey; days: number }[] = [
  { name: 'followUp.tomorrow', days: 1 },
  { name: 'followUp.inThreeDays', days: 3 },
  { name: 'followUp.nextWeek', days: 7 },
];

/** When a next step is to be done on its day, in the user's time zone. */
const endOfWork = '18:00';

export const dueAtWorksEnd = (day: string | null) => `${day} ${endOfWork}`;

interface NextStepProps {
  /** Of the ids of its inputs: `-next` and `-due`. */
  prefix: string;
  subject: string;
  /** YYYY-MM-DD */
  due: string | null;
  wrong: { subject?: string; due?: string };
  onChange(step: { subject: string; due: string | null }): void;
}

/** What comes next, and on which day. */
export function NextStep({ prefix, subject, due, wrong, onChange }: NextStepProps) {
  const t = useText();
  const { user } = useSignedIn();
  const today = dayIn(user.timeZone, new Date());
  return (
    <div className="next-step">
      <label className="field-label" htmlFor={`${prefix}-next`}>
        {t('followUp.next')}
      </label>
      <input
        id={`${prefix}-next`}
        className="text-input"
        maxLength={200}
        placeholder={t('followUp.nextHint')}
        value={subject}
        aria-invalid={wrong.subject !== undefined || undefined}
        onChange={(event) => onChange({ subject: event.target.value, due })}
      />
      <Mistake text={wrong.subject} />
      <div className="next-step-due">
        {dueDays.map(({ name, days }) => {
          const day = addToDay(today, days, 'day');
          return (
            <button
              key={name}
              type="button"
              className={due === day ? 'tag tag-on' : 'tag'}
              aria-pressed={due === day}
              onClick={() => onChange({ subject, due: due === day ? null : day })}
            >
              {t(name)}
            </button>
          );
        })}
        <DayControl
          id={`${prefix}-due`}
          label={t('followUp.due')}
          small
          value={due}
          invalid={wrong.due !== undefined}
          onChange={(chosen) => onChange({ subject, due: chosen })}
        />
      </div>
      <Mistake text={wrong.due} />
    </div>
  );
}

function Mistake({ text }: { text: string | undefined }) {
  return text ? (
    <p className="field-error" role="alert">
      {text}
    </p>
  ) : null;
}
