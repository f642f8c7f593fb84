import type { AnsweredRecord, ListAnswer, ModuleMetadata, Reference } from '@gejie/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { keys, request, useAddComment } from '../../api/index.ts';
import { useSettled } from '../../fields/parts/useSettled.ts';
import { useText } from '../../i18n/index.ts';
import { useKept } from '../../ui/useKept.ts';
import { useUnseeing } from './useUnseeing.ts';

const UnseeingDialog = lazy(() => import('./UnseeingDialog.tsx'));
const MentionInput = lazy(() => import('./MentionInput.tsx'));

/** Where the next word about the record is written. */
export const composerId = 'record-composer';

const nothing: Words = { text: '', named: [] };

/** Notes are written on what belongs to somebody: customers and deals, not roles and departments. */
export function isWorkedOn(module: ModuleMetadata): boolean {
  return module.fields.some(({ name }) => name === 'owner');
}

/** What is typed, and whom the names in it mean. */
interface Words {
  text: string;
  named: [name: string, person: number][];
}

/** Writes down what happened; `@` names a colleague, who is told. */
export function Composer({ module, record }: { module: ModuleMetadata; record: AnsweredRecord }) {
  const t = useText();
  const { value: words, keep, letGo } = useKept<Words>(`comment.${module.path}.${record.id}`, nothing);
  const { text, named } = words;
  const [asked, setAsked] = useState<string | null>(null);
  const [unseeing, setUnseeing] = useState<Reference[] | null>(null);
  const add = useAddComment(module.path, record.id);
  const ask = useUnseeing(module.path, record.id);
  const busy = add.isPending || ask.isPending;
  const fragment = useSettled(asked ?? '');
  const { data: people = [], isFetching } = useQuery({
    queryKey: [...keys.found('users'), 'mentions', fragment],
    queryFn: async ({ signal }) => {
      const query = { q: fragment || undefined, fields: 'name', limit: 8 };
      return (await request<ListAnswer>('users', { query, signal })).records;
    },
    enabled: asked !== null,
    staleTime: 30_000,
  });
  const mentioned = () => named.filter(([name]) => text.includes(`@${name}`)).map(([, person]) => person);
  const put = (mentions: number[]) => {
    setUnseeing(null);
    // Whoever has left the page by then finds nothing there that was sent.
    add.mutateAsync({ text: text.trim(), mentions }).then(
      () => letGo(words),
      () => undefined,
    );
  };
  const send = () => {
    if (text.trim() === '' || busy) return;
    const mentions = mentioned();
    ask.mutate(mentions, {
      onSuccess: (people) => (people.length > 0 ? setUnseeing(people) : put(mentions)),
    });
  };
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Suspense fallback={<div className="composer-waiting" />}>
        <MentionInput
          id={composerId}
          label={t('record.write')}
          placeholder={t('record.composerHint')}
          value={text}
          onChange={(next) => keep((before) => ({ ...before, text: next }))}
          onSearch={setAsked}
          // Who was found for less of a name is not who is meant: Enter takes nobody until all of it is looked for.
          loading={isFetching || fragment !== (asked ?? '')}
          people={people.map((person) => ({ id: person.id, name: String(person.name ?? '') }))}
          onPick={({ id, name }) =>
            keep((before) => ({ ...before, named: [...new Map(before.named).set(name, id)] }))
          }
          onSend={send}
        />
      </Suspense>
      <div className="composer-foot">
        <span className="quiet">{t('record.composerKeys')}</span>
        <button type="submit" className="btn btn-primary" disabled={text.trim() === '' || busy}>
          {t('record.note')}
        </button>
      </div>
      {unseeing && (
        <Suspense>
          <UnseeingDialog
            module={module}
            record={record}
            unseeing={unseeing}
            onSend={(without) => put(mentioned().filter((person) => !without.includes(person)))}
            onClose={() => setUnseeing(null)}
          />
        </Suspense>
      )}
    </form>
  );
}
