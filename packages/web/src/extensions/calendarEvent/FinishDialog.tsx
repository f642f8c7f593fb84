import { type FormEvent, useId, useState } from 'react';
import { ApiProblem, fieldOf, problemText, requestValue, useAction } from '../../api/index.ts';
import { viewOf } from '../../fields/index.ts';
import { dueAtWorksEnd, NextStep } from '../../fields/parts/NextStep.tsx';
import { useLabel, useText } from '../../i18n/index.ts';
import { titleOf } from '../../naming/titleOf.ts';
import { announce } from '../../ui/announce.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useKept } from '../../ui/useKept.ts';
import type { ActionDialogProps } from '../slots.ts';
import './arrive.css';
import { startOfFinish } from './startOfFinish.ts';

/** What came of it, in the order one tells it; who may not write one of them is not asked for it. */
const told = ['result', 'actualStart', 'actualEnd', 'expense'] as const;

/** What somebody typed over what is known of it. */
interface Typed {
  values: Record<string, unknown>;
  next: { subject: string; due: string | null };
}

const nothing: Typed = { values: {}, next: { subject: '', due: null } };

/** An event took place: what came of it and what comes next, in one box. CAL-02 */
export default function FinishDialog({ module, record, onClose }: ActionDialogProps) {
  const t = useText();
  const label = useLabel();
  const prefix = useId();
  const [start] = useState(() => startOfFinish(record, new Date()));
  const { value: typed, keep, letGo } = useKept<Typed>(`finish.${record.id}`, nothing);
  const { next } = typed;
  const values: Record<string, unknown> = { ...start, ...typed.values };
  const [missing, setMissing] = useState<{ subject?: string; due?: string }>({});
  const finish = useAction(module.path, 'finish', { quiet: true });
  const problems = finish.error instanceof ApiProblem ? finish.error.fieldProblems : [];
  const fields = told.flatMap((name) => {
    const field = fieldOf(module, name);
    return field && !field.readOnly ? [field] : [];
  });
  const shown = new Set<string>(fields.map(({ name }) => name));
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (finish.isPending) return;
    const subject = next.subject.trim();
    const wrong = {
      ...(next.due && !subject ? { subject: t('followUp.nextMissing') } : {}),
      ...(subject && !next.due ? { due: t('followUp.dueMissing') } : {}),
    };
    setMissing(wrong);
    if (wrong.subject || wrong.due)
      return document.getElementById(`${prefix}-${wrong.subject ? 'next' : 'due'}`)?.focus();
    const said = Object.entries(values).filter(([name, value]) => shown.has(name) && value !== null);
    const sent = finish.mutateAsync(
      {
        id: record.id,
        body: {
          ...Object.fromEntries(said.map(([name, value]) => [name, requestValue(value)])),
          next: subject ? { subject, due: dueAtWorksEnd(next.due) } : null,
        },
      },
      {
        onSuccess: () => {
          onClose();
          announce(t(subject ? 'finish.doneWithNext' : 'finish.done'));
        },
      },
    );
    sent.then(
      () => letGo(typed),
      () => undefined,
    );
  };
  return (
    <Dialog title={t('finish.title', { name: titleOf(module, record) })} width={480} high onClose={onClose}>
      <form className="arrive finish" onSubmit={send}>
        {fields.map((field, index) => {
          const { Input } = viewOf(field);
          const problem = problems.find((one) => one.field === field.name);
          const id = `${prefix}-${field.name}`;
          return (
            <div key={field.name} className={viewOf(field).tall ? 'finish-whole' : undefined}>
              <label className="field-label" htmlFor={id} id={`${id}-label`}>
                {label(field.label)}
              </label>
              <Input
                id={id}
                field={field}
                module={module}
                value={values[field.name] ?? null}
                record={{ ...record, ...values }}
                onChange={(value) =>
                  keep((before) => ({ ...before, values: { ...before.values, [field.name]: value } }))
                }
                invalid={problem !== undefined}
                describedBy={problem ? `${id}-note` : undefined}
                autoFocus={index === 0}
              />
              {problem && (
                <p className="field-error" id={`${id}-note`} role="alert">
                  {problem.message}
                </p>
              )}
            </div>
          );
        })}
        <div className="finish-whole">
          <NextStep
            prefix={prefix}
            subject={next.subject}
            due={next.due}
            wrong={missing}
            onChange={(step) => {
              keep((before) => ({ ...before, next: step }));
              setMissing({});
            }}
          />
        </div>
        {finish.error && problems.every(({ field }) => !shown.has(field)) && (
          <p className="field-error finish-whole" role="alert">
            {problemText(t, finish.error)}
          </p>
        )}
        <footer className="dialog-actions finish-whole">
          <button type="button" className="btn" onClick={onClose}>
            {t('form.cancel')}
          </button>
          <button type="submit" className="btn btn-primary" disabled={finish.isPending}>
            {t('finish.finish')}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
