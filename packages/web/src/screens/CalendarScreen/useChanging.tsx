import type { CalendarEntry, OccurrenceScope } from '@gejie/core';
import { type ReactNode, useState } from 'react';
import { problemText, useChangeEntry } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { announce, announceProblem } from '../../ui/announce.ts';
import { ScopeDialog } from './ScopeDialog.tsx';

interface Wish {
  entry: CalendarEntry;
  /** Null: it does not take place. */
  values: Record<string, unknown> | null;
  /** Puts what was drawn back where it was. */
  undo(): void;
  /** Goes on to the form instead, of the series or of some of it. */
  edit?(scope: OccurrenceScope): void;
}

/**
 * Changes what stands in the calendar; of a series it asks first which occurrences are meant. While `saving`, what is drawn
 * may name occurrences that are no more: nothing should be asked of them before they are read anew.
 */
export function useChanging(): { change(wish: Wish): void; dialog: ReactNode; saving: boolean } {
  const t = useText();
  const { mutate, isPending } = useChangeEntry();
  const [asked, setAsked] = useState<Wish | null>(null);

  const send = ({ entry, values, undo, edit }: Wish, scope: OccurrenceScope | null) => {
    if (edit && scope) return edit(scope);
    const occurrence = entry.occurrence && scope ? { at: entry.occurrence, scope } : null;
    mutate(
      { path: entry.module, id: entry.id, occurrence, values },
      {
        onError: (error) => {
          undo();
          announceProblem(problemText(t, error));
        },
        onSuccess: () =>
          announce(t(values === null ? 'calendar.removed' : 'calendar.changed', { name: entry.title })),
      },
    );
  };
  const change = (wish: Wish) => {
    if (wish.entry.occurrence === null) send(wish, null);
    else setAsked(wish);
  };
  const dialog = asked && (
    <ScopeDialog
      title={t(asked.values === null ? 'calendar.scope.removeTitle' : 'calendar.scope.changeTitle')}
      action={t(asked.edit ? 'calendar.edit' : asked.values === null ? 'calendar.remove' : 'form.save')}
      danger={asked.values === null}
      onChoose={(scope) => {
        setAsked(null);
        send(asked, scope);
      }}
      onClose={() => {
        asked.undo();
        setAsked(null);
      }}
    />
  );
  return { change, dialog, saving: isPending };
}
