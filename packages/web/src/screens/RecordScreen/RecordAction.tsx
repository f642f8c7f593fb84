import type { ActionMetadata, AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useAction, useModules } from '../../api/index.ts';
import { useLabel, useText } from '../../i18n/index.ts';
import { announce } from '../../ui/announce.ts';
import { AskDialog } from './AskDialog.tsx';
import { madeBy } from './madeBy.ts';

interface RecordActionProps {
  module: ModuleMetadata;
  record: AnsweredRecord;
  action: ActionMetadata;
}

/** An action without a dialog of its own: done at once, or after a word on why. Leads on to a record that it has made. */
export function RecordAction({ module, record, action }: RecordActionProps) {
  const t = useText();
  const label = useLabel();
  const navigate = useNavigate();
  const { data: modules = [] } = useModules();
  const run = useAction<unknown>(module.path, action.name);
  const [asking, setAsking] = useState(false);
  const done = (answer: unknown) => {
    announce(t('record.actionDone', { action: label(action.label) }));
    const made = madeBy(answer, modules);
    if (made) void navigate({ to: '/$path/$id', params: { path: made.path, id: String(made.id) } });
  };
  const isAsked = action.asks !== undefined || action.dangerous;
  return (
    <>
      <button
        type="button"
        className={action.dangerous ? 'btn btn-danger' : 'btn'}
        disabled={run.isPending}
        onClick={() => (isAsked ? setAsking(true) : run.mutate({ id: record.id }, { onSuccess: done }))}
      >
        {label(action.label)}
      </button>
      {asking && (
        <AskDialog
          module={module}
          record={record}
          action={action}
          onClose={() => setAsking(false)}
          onDone={done}
        />
      )}
    </>
  );
}
