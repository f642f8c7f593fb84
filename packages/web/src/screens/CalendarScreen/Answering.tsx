import { type CalendarEntry, invitationAnswers, type ModuleMetadata } from '@gejie/core';
import { useActions } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { announce } from '../../ui/announce.ts';

interface AnsweringProps {
  entry: CalendarEntry;
  module: ModuleMetadata;
  onDone(): void;
}

/** What somebody who is asked to take part says to it; of a series, to all of it. CAL-01 */
export function Answering({ entry, module, onDone }: AnsweringProps) {
  const t = useText();
  const run = useActions<unknown>(module.path);
  const answers = module.calendar?.answers;
  if (entry.answer === null || !answers) return null;
  return (
    <fieldset className="entry-answer" disabled={run.isPending}>
      <legend>
        {t('calendar.answer.title')}
        {entry.occurrence !== null && <span className="quiet"> {t('calendar.answer.series')}</span>}
      </legend>
      {invitationAnswers.map((one) => (
        <button
          key={one}
          type="button"
          className="btn"
          aria-pressed={entry.answer === one}
          onClick={() =>
            run.mutate(
              { id: entry.id, action: answers[one] },
              {
                onSuccess: () => {
                  announce(t(`calendar.answer.said.${one}`));
                  onDone();
                },
              },
            )
          }
        >
          {t(`calendar.answer.${one}`)}
        </button>
      ))}
    </fieldset>
  );
}
