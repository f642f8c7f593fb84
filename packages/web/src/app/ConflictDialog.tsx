import { useState } from 'react';
import { type Conflict, fieldOf, requestValue, useModule } from '../api/index.ts';
import { fieldViews } from '../fields/index.ts';
import { useLabel, useText } from '../i18n/index.ts';
import { DialogActions } from '../ui/DialogActions.tsx';
import './conflict.css';
import { Dialog } from '../ui/Dialog.tsx';

export interface ConflictDialogProps {
  conflict: Conflict;
  onAnswer(kept: Record<string, unknown> | null): void;
}

/** Shows mine and theirs field by field; each field goes to one of them. */
export default function ConflictDialog({ conflict: { path, mine, current }, onAnswer }: ConflictDialogProps) {
  const t = useText();
  const label = useLabel();
  const module = useModule(path);
  const disputed = Object.keys(mine).filter((name) => !sameValue(mine[name], current[name]));
  const [keptMine, setKeptMine] = useState<ReadonlySet<string>>(new Set());

  const choose = (name: string, isMine: boolean) =>
    setKeptMine((before) => {
      const next = new Set(before);
      if (isMine) next.add(name);
      else next.delete(name);
      return next;
    });
  const save = () => onAnswer(Object.fromEntries([...keptMine].map((name) => [name, mine[name]])));

  return (
    <Dialog title={t('conflict.title')} onClose={() => onAnswer(null)}>
      <p className="quiet">{t('conflict.explain')}</p>
      {disputed.map((name) => {
        const field = module && fieldOf(module, name);
        const Display = field && fieldViews[field.type]?.Display;
        if (!field || !Display) return null;
        return (
          <fieldset className="conflict-field" key={name}>
            <legend>{label(field.label)}</legend>
            {[false, true].map((isMine) => (
              <label key={String(isMine)} className="conflict-side">
                <input
                  type="radio"
                  name={name}
                  checked={keptMine.has(name) === isMine}
                  onChange={() => choose(name, isMine)}
                />
                <span className="quiet">{t(isMine ? 'conflict.mine' : 'conflict.theirs')}</span>
                <span>
                  <Display value={isMine ? mine[name] : current[name]} field={field} record={current} />
                </span>
              </label>
            ))}
          </fieldset>
        );
      })}
      <DialogActions
        action={t('conflict.save')}
        cancel={t('conflict.leave')}
        onAct={save}
        onCancel={() => onAnswer({})}
      />
    </Dialog>
  );
}

function sameValue(one: unknown, other: unknown): boolean {
  return JSON.stringify(requestValue(one)) === JSON.stringify(requestValue(other));
}
