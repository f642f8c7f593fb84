import { type CalendarEntry, invitationAnswers, type ModuleMetadata } from '@gejie/core';
import { useState } from 'react';
import { problemText, useActions } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { announce, announceProblem } from '../../ui/announce.ts';

interface AnsweringProps {
  entry: CalendarEntry;
  module: ModuleMetadata;
  onDone(): void;
}

const scopes = ['this', 'all'] as const;

/** What somebody who is asked to take part says to it; of a series, to one occurrence or to all of it. CAL-01 */
export function Answering({ entry, module, onDone }: AnsweringProps) {
  const t = useText();
  const run = useActions<unknown>(module.path);
  // Who has said nothing yet says whether they come at all; who has makes an exception.
  const [scope, setScope] = useState<(typeof scopes)[number]>(entry.answer === 'open' ? 'all' : 'this');
  const answers = module.calendar?.answers;
  if (entry.answer === null || !answers) return null;
  const repeats = entry.occurrence !== null;
  return (
    <fieldset className="entry-answer" disabled={run.isPending}>
      <legend>{t('calendar.answer.title')}</legend>
      {repeats && (
        <div className="entry-answer-scope">
          {scopes.map((one) => (
            <label key={one}>
              <input type="radio" name="answerTo" checked={scope === one} onChange={() => setScope(one)} />
              {t(`calendar.answer.${one}`)}
            </label>
          ))}
        </div>
      )}
      {invitationAnswers.map((one) => (
        <button
          key={one}
          type="button"
          className="btn"
          aria-pressed={entry.answer === one}
          onClick={() => {
            // What was said already is offered again as the way out.
            if (entry.answer === one) return onDone();
            run.mutate(
              {
                id: entry.id,
                action: answers[one],
                ...(repeats && scope === 'this' ? { body: { occurrence: entry.occurrence } } : {}),
              },
              {
                onSuccess: () => {
                  announce(t(`calendar.answer.said.${one}`));
                  onDone();
                },
                onError: (error) => announceProblem(problemText(t, error)),
              },
            );
          }}
        >
          {t(`calendar.answer.${one}`)}
        </button>
      ))}
    </fieldset>
  );
}
