import type { NoteAnswer } from '@gejie/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiProblem, keys, mayPass, readNote, useSignedIn, writeNote } from '../../api/index.ts';

/** Milliseconds without a key until it is saved, and until it is tried again when that was in vain. */
const pause = 700;
const tryAgain = 5_000;

/** What was typed and has not reached the server, with the version it was typed over. */
interface Draft {
  text: string;
  version: number;
}

export type NoteState = 'saved' | 'saving' | 'waiting' | 'refused' | 'conflict';

/**
 * A notepad. Each change is first kept in this browser and then saved; only what the server has taken is let go of
 * here, so a closed window or a broken line loses nothing. What was written elsewhere meanwhile is put beside it.
 */
export function useNote(widget: string) {
  const { user } = useSignedIn();
  const client = useQueryClient();
  const kept = `gejie.note.${user.id}.${widget}`;
  const [draft, setDraft] = useState<Draft | null>(() => draftIn(kept));
  const [state, setState] = useState<NoteState>(draft ? 'waiting' : 'saved');
  const [elsewhere, setElsewhere] = useState<NoteAnswer | null>(null);
  const latest = useRef(draft);
  const busy = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const note = useQuery({
    queryKey: keys.note(widget),
    queryFn: ({ signal }) => readNote(widget, signal),
    staleTime: 0,
  });
  const known = note.data;

  const hold = useCallback(
    (next: Draft | null) => {
      latest.current = next;
      setDraft(next);
      if (next) localStorage.setItem(kept, JSON.stringify(next));
      else localStorage.removeItem(kept);
    },
    [kept],
  );

  const save = useCallback(async () => {
    clearTimeout(timer.current);
    const sent = latest.current;
    if (!sent || busy.current) return;
    busy.current = true;
    setState('saving');
    const again = (wait: number) => {
      timer.current = setTimeout(() => void save(), wait);
    };
    try {
      const saved = await writeNote(widget, sent);
      client.setQueryData(keys.note(widget), saved);
      const typed = latest.current?.text ?? sent.text;
      hold(typed === sent.text ? null : { text: typed, version: saved.version });
      setState(typed === sent.text ? 'saved' : 'waiting');
      if (typed !== sent.text) again(0);
    } catch (error) {
      const current = error instanceof ApiProblem && error.status === 409 && error.problem.current;
      if (current) {
        // The same text written twice is no conflict: an answer that got lost on its way, for instance.
        const there = current as unknown as NoteAnswer;
        if (there.text === sent.text) {
          hold({ text: latest.current?.text ?? sent.text, version: there.version });
          again(0);
        } else {
          setElsewhere(there);
          setState('conflict');
        }
      } else if (mayPass(error)) {
        setState('waiting');
        again(tryAgain);
      } else setState('refused');
    } finally {
      busy.current = false;
    }
  }, [widget, client, hold]);

  // What an earlier visit could not save is saved now; a line that comes back is used at once.
  useEffect(() => {
    if (latest.current) void save();
    const online = () => void save();
    // Whoever closes the window finds on the phone what was typed in the moment before.
    const hidden = () => document.visibilityState === 'hidden' && void save();
    window.addEventListener('online', online);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('online', online);
      clearTimeout(timer.current);
      if (latest.current) void save();
    };
  }, [save]);

  const write = (text: string) => {
    hold({ text, version: elsewhere?.version ?? latest.current?.version ?? known?.version ?? 0 });
    if (elsewhere) return;
    setState('waiting');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), pause);
  };

  const settle = (which: 'mine' | 'theirs' | 'both') => {
    if (!elsewhere) return;
    const mine = latest.current?.text ?? '';
    setElsewhere(null);
    if (which === 'theirs') {
      client.setQueryData(keys.note(widget), elsewhere);
      hold(null);
      setState('saved');
      return;
    }
    const text = which === 'mine' ? mine : [elsewhere.text, mine].filter(Boolean).join('\n');
    hold({ text, version: elsewhere.version });
    void save();
  };

  return {
    text: draft?.text ?? known?.text ?? '',
    state,
    elsewhere: elsewhere?.text ?? null,
    pending: note.isPending && !draft,
    error: !draft && !known ? note.error : null,
    write,
    settle,
    retry: () => void note.refetch(),
  };
}

/** What another version of the app left there must not break the page. */
function draftIn(key: string): Draft | null {
  try {
    const stored = JSON.parse(localStorage.getItem(key) ?? 'null') as Partial<Draft> | null;
    return typeof stored?.text === 'string' && typeof stored.version === 'number' ? (stored as Draft) : null;
  } catch {
    return null;
  }
}
