import type { ModuleMetadata } from '@gejie/core';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useModule, useSignedIn } from '../../api/index.ts';
import { useFormat, useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';
import type { QuickCreateRequest } from '../../navigation/quickCreate.ts';
import { announce } from '../../ui/announce.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogActions } from '../../ui/DialogActions.tsx';
import { useUnloadQuestion } from '../../ui/useUnloadQuestion.ts';
import { DuplicatesNotice } from './DuplicatesNotice.tsx';
import { draftKey, keepDraft } from './drafts.ts';
import { FormField } from './FormField.tsx';
import { isEmpty } from './fieldState.ts';
import { formKeys } from './formKeys.ts';
import { quickFields } from './formLayout.ts';
import { Notice } from './RecordFormPage.tsx';
import { startValues } from './startValues.ts';
import { type FirstValues, useFirstValues } from './useFirstValues.ts';
import { useGivingUp } from './useGivingUp.tsx';
import { useRecordForm } from './useRecordForm.ts';
import { useSaving } from './useSaving.ts';
import { useTakenValues } from './useTakenValues.ts';
import './form.css';

export default function QuickCreateDialog({ request }: { request: QuickCreateRequest }) {
  const module = useModule(request.path);
  return module ? <WhenReady module={module} request={request} /> : null;
}

interface QuickFormProps {
  module: ModuleMetadata;
  request: QuickCreateRequest;
}

function WhenReady({ module, request }: QuickFormProps) {
  const first = useFirstValues(module);
  return first.ready ? <QuickForm module={module} request={request} complete={first.complete} /> : null;
}

/** The few fields that make a record, over whatever is on the screen. */
function QuickForm({ module, request, complete }: QuickFormProps & Pick<FirstValues, 'complete'>) {
  const t = useText();
  const names = useModuleNames();
  const navigate = useNavigate();
  const prefix = useId();
  const format = useFormat();
  const session = useSignedIn();
  const [{ start, defaults }] = useState(() => {
    const usual = startValues(module, session, format.today());
    return { start: complete({ ...usual, ...request.preset }), defaults: complete(usual) };
  });
  const form = useRecordForm(module, start, null, { defaults });
  const taken = useTakenValues(form);
  const fields = quickFields(module, request.preset, form.values);
  const saving = useSaving({ form, fields, prefix, existing: null });

  const save = (options?: { duplicates?: 'allow' }) =>
    void saving.save(options).then((made) => {
      if (!made) return;
      announce(t('form.saved', { name: String(made[module.title] ?? made.number ?? '') }), {
        label: t('form.open'),
        run: () => void navigate({ to: '/$path/$id', params: { path: module.path, id: String(made.id) } }),
      });
      request.answer(made);
    });
  const dirty = fields.some(({ name }) => form.changed.includes(name) && !taken.includes(name));
  const { giveUp, question } = useGivingUp(dirty, () => request.answer(null));
  useUnloadQuestion(dirty);
  const openWhole = () => {
    keepDraft(draftKey(session.user.id, module.path, null), {
      values: form.values,
      version: null,
      carried: true,
    });
    request.answer(null);
    void navigate({ to: '/$path/new', params: { path: module.path } });
  };
  const firstMissing = fields.find((field) => field.required && isEmpty(start[field.name])) ?? fields[0];

  return (
    <Dialog title={t('form.createTitle', { module: names.one(module) })} width={520} onClose={giveUp}>
      <div className="quick-form" {...formKeys({ save, giveUp })}>
        {saving.problem && <Notice problem>{saving.problem}</Notice>}
        <div className="form-grid form-grid-narrow">
          {fields.map((field) => (
            <FormField
              key={field.name}
              form={form}
              field={field}
              prefix={prefix}
              autoFocus={field === firstMissing}
            />
          ))}
        </div>
        <DialogActions
          action={t(saving.busy ? 'form.saving' : 'form.save')}
          disabled={saving.busy}
          onAct={() => save()}
          onCancel={giveUp}
        >
          <button type="button" className="btn btn-quiet quick-whole" onClick={openWhole}>
            {t('form.wholeForm')}
          </button>
        </DialogActions>
      </div>
      {saving.duplicates && (
        <DuplicatesNotice
          path={module.path}
          duplicates={saving.duplicates}
          busy={saving.busy}
          onBack={saving.forgetDuplicates}
          onSaveAnyway={() => save({ duplicates: 'allow' })}
        />
      )}
      {question}
    </Dialog>
  );
}
