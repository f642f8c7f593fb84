import type { AnsweredRecord, ListAnswer, ModuleMetadata } from '@gejie/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { keys, request, useAddComment } from '../../api/index.ts';
import { useSettled } from '../../fields/parts/useSettled.ts';
import { useText } from '../../i18n/index.ts';

const MentionInput = lazy(() => import('./MentionInput.tsx'));

const composerId = 'record-composer';

/** Puts the cursor where the next word about this record is written. */
export function focusComposer(): void {
  const input = document.getElementById(composerId);
  input?.scrollIntoView({ block: 'center' });
  input?.focus();
}

/** Notes are written on what belongs to somebody: customers and deals, not roles and departments. */
export function isWorkedOn(module: ModuleMetadata): boolean {
  return module.fields.some(({ name }) => name === 'owner');
}

/** Writes down what happened; `@` names a colleague, who is told. */
export function Composer({ module, record }: { module: ModuleMetadata; record: AnsweredRecord }) {
  const t = useText();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState<string | null>(null);
  const [named, setNamed] = useState<ReadonlyMap<string, number>>(new Map());
  const add = useAddComment(module.path, record.id);
  const fragment = useSettled(asked ?? '');
  const { data: people = [], isFetching } = useQuery({
    queryKey: [...keys.lists('users'), 'mentions', fragment],
    queryFn: async ({ signal }) => {
      const query = { q: fragment || undefined, fields: 'name', limit: 8 };
      return (await request<ListAnswer>('users', { query, signal })).records;
    },
    enabled: asked !== null,
    staleTime: 30_000,
  });
  const send = () => {
    const written = text.trim();
    if (written === '' || add.isPending) return;
    const mentions = [...named].filter(([name]) => written.includes(`@${name}`)).map(([, id]) => id);
    add.mutate(
      { text: written, mentions },
      {
        onSuccess: () => {
          setText('');
          setNamed(new Map());
        },
      },
    );
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
          onChange={setText}
          onSearch={setAsked}
          loading={isFetching}
          people={people.map((person) => ({ id: person.id, name: String(person.name ?? '') }))}
          onPick={({ id, name }) => setNamed(new Map(named).set(name, id))}
          onSend={send}
        />
      </Suspense>
      <div className="composer-foot">
        <span className="quiet">{t('record.composerKeys')}</span>
        <button type="submit" className="btn btn-primary" disabled={text.trim() === '' || add.isPending}>
          {t('record.note')}
        </button>
      </div>
    </form>
  );
}
