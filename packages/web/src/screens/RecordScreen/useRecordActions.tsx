import {
  type ActionMetadata,
  type AnsweredRecord,
  type ModuleMetadata,
  matches,
  namesUser,
} from '@gejie/core';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, Suspense, useState } from 'react';
import { useActions, useModules, useSignedIn } from '../../api/index.ts';
import { extensionOf } from '../../extensions/extensionOf.ts';
import { useLabel, useText } from '../../i18n/index.ts';
import { announce } from '../../ui/announce.ts';
import { AskDialog } from './AskDialog.tsx';
import { madeBy } from './madeBy.ts';

/** The module's own actions on a record, by where they stand. */
export interface RecordActionsHere {
  /** The step that leads the record on: the page's main button. */
  next: ActionMetadata | undefined;
  beside: ActionMetadata[];
  /** In the menu: what is seldom done, and what is dangerous. */
  rare: ActionMetadata[];
  /** Does it at once, after a word on why, or in a dialog of its own; leads on to a record that it has made. */
  start(action: ActionMetadata): void;
  isPending: boolean;
  dialog: ReactNode;
}

export function useRecordActions(module: ModuleMetadata, record: AnsweredRecord): RecordActionsHere {
  const t = useText();
  const label = useLabel();
  const navigate = useNavigate();
  const { data: modules = [] } = useModules();
  const me = useSignedIn().user.id;
  const run = useActions<unknown>(module.path);
  const [asked, setAsked] = useState<ActionMetadata | null>(null);
  const { actionDialogs = {} } = extensionOf(module.path);
  const close = () => setAsked(null);
  const done = (action: ActionMetadata, answer: unknown) => {
    announce(t('record.actionDone', { action: label(action.label) }));
    const made = madeBy(answer, modules);
    if (made) void navigate({ to: '/$path/$id', params: { path: made.path, id: String(made.id) } });
  };
  const start = (action: ActionMetadata) => {
    const isAsked = action.asks !== undefined || action.dangerous || actionDialogs[action.name];
    if (isAsked) return setAsked(action);
    run.mutate({ id: record.id, action: action.name }, { onSuccess: (answer) => done(action, answer) });
  };
  const visible = module.actions.filter(
    ({ visibleWhen, by, notFor = [] }) =>
      (visibleWhen === undefined || matches(visibleWhen, record)) &&
      (by === undefined || namesUser(record[by], me)) &&
      !notFor.some((name) => namesUser(record[name], me)),
  );
  const isRare = ({ standing, dangerous }: ActionMetadata) => standing === 'rare' || dangerous === true;
  const next = visible.find((action) => action.standing === 'next');
  const Own = asked && actionDialogs[asked.name];
  return {
    next,
    beside: visible.filter((action) => action !== next && !isRare(action)),
    rare: visible.filter(isRare),
    start,
    isPending: run.isPending,
    dialog: asked && (
      <Suspense>
        {Own ? (
          <Own module={module} record={record} onClose={close} />
        ) : (
          <AskDialog
            module={module}
            record={record}
            action={asked}
            onClose={close}
            onDone={(answer) => done(asked, answer)}
          />
        )}
      </Suspense>
    ),
  };
}
