import type { ModuleMetadata, SavedViewAnswer } from '@gejie/core';
import { type FormEvent, useState } from 'react';
import {
  ApiProblem,
  problemText,
  useSaveView,
  useSetDefaultView,
  type ViewDraft,
} from '../../../api/index.ts';
import { useText } from '../../../i18n/index.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { DialogActions } from '../../../ui/DialogActions.tsx';
import { LabelledInput } from '../../../ui/LabelledInput.tsx';
import { type Audience, AudienceChoice } from './AudienceChoice.tsx';
import './views.css';

export interface ViewDialogProps {
  module: ModuleMetadata;
  title: string;
  asks: ('name' | 'audience' | 'default')[];
  /** The view to change; absent: a new one is made of `draft`. */
  view?: SavedViewAnswer;
  draft?: Partial<ViewDraft>;
  /** What the new view may be called. */
  startName?: string;
  onClose(): void;
  onSaved(view: SavedViewAnswer): void;
}

const longestName = 60;

/** Asks for what a view is called, who sees it, and whether the list is to open with it. */
export default function ViewDialog(props: ViewDialogProps) {
  const { module, title, asks, view, draft, startName = '', onClose, onSaved } = props;
  const t = useText();
  const [name, setName] = useState(view?.name ?? startName);
  const [audience, setAudience] = useState<Audience>(
    view ?? { shared: 'private', departments: [], roles: [], opens: false },
  );
  const [opensWith, setOpensWith] = useState(false);
  const save = useSaveView(module.path);
  const setDefault = useSetDefaultView(module.path);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const changes = {
      ...draft,
      ...(asks.includes('name') ? { name: name.trim() } : {}),
      ...(asks.includes('audience') ? sent(audience) : {}),
    };
    const saved = await save.mutateAsync({ id: view?.id, changes }).catch(() => undefined);
    if (!saved) return;
    if (opensWith) setDefault.mutate(String(saved.id));
    onSaved(saved);
  };
  const atName =
    save.error instanceof ApiProblem && save.error.fieldProblems.find(({ field }) => field === 'name');
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="view-form" onSubmit={(event) => void submit(event)}>
        {asks.includes('name') && (
          <LabelledInput
            label={t('views.name')}
            value={name}
            onChange={(next) => setName(next.slice(0, longestName))}
            problem={atName ? atName.message : undefined}
            autoFocus
          />
        )}
        {asks.includes('audience') && <AudienceChoice value={audience} onChange={setAudience} />}
        {asks.includes('default') && (
          <label className="view-line">
            <input
              type="checkbox"
              className="check"
              checked={opensWith}
              onChange={(event) => setOpensWith(event.target.checked)}
            />
            {t('views.makeDefault')}
          </label>
        )}
        {save.isError && !atName && (
          <p className="field-error" role="alert">
            {problemText(t, save.error)}
          </p>
        )}
        <DialogActions
          action={t('views.save')}
          disabled={save.isPending || (asks.includes('name') && name.trim() === '')}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  );
}

function sent({ shared, departments, roles, opens }: Audience): Partial<ViewDraft> {
  return {
    shared,
    departments: departments.map(({ id }) => id),
    roles: roles.map(({ id }) => id),
    opens: opens && shared !== 'private',
  };
}
