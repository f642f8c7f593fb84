import type { ModuleMetadata, OwnCardAnswer, StoredFile } from '@gejie/core';
import { useId, useRef, useState } from 'react';
import { ApiProblem, problemText, useSaveOwnCard } from '../../api/index.ts';
import { viewOf } from '../../fields/index.ts';
import { useLabel, useText } from '../../i18n/index.ts';
import { announce, announceProblem } from '../../ui/announce.ts';
import { LeaveGuard } from '../FormScreen/LeaveGuard.tsx';
import './profile.css';

const kept = ['photo', 'phone', 'signature'] as const satisfies readonly (keyof OwnCardAnswer)[];

/** The fields of the own card, each asked for as everywhere. */
export function CardForm({ module, card }: { module: ModuleMetadata; card: OwnCardAnswer }) {
  const t = useText();
  const label = useLabel();
  const id = useId();
  const [values, setValues] = useState<OwnCardAnswer>(card);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const leaving = useRef(false);
  const { mutate: save, isPending } = useSaveOwnCard();
  const fields = kept.flatMap((name) => module.fields.find((field) => field.name === name) ?? []);
  const dirty = kept.some((name) => JSON.stringify(values[name]) !== JSON.stringify(card[name]));
  const submit = () => {
    setProblems({});
    save(
      { phone: values.phone, signature: values.signature, photo: idOf(values.photo) },
      {
        onSuccess: () => announce(t('profile.saved')),
        onError: (error) => {
          const named = error instanceof ApiProblem ? error.fieldProblems : [];
          setProblems(Object.fromEntries(named.map(({ field, message }) => [field, message])));
          if (named.length === 0) announceProblem(problemText(t, error));
        },
      },
    );
  };
  return (
    <form
      className="profile-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p className="quiet">{t('profile.about')}</p>
      {fields.map((field) => {
        const name = field.name as keyof OwnCardAnswer;
        const { Input } = viewOf(field);
        const problem = problems[name];
        return (
          <div key={name} className="form-field form-field-wide">
            <label className="field-label" id={`${id}${name}-label`} htmlFor={`${id}${name}`}>
              {label(field.label)}
            </label>
            <Input
              id={`${id}${name}`}
              field={field}
              value={values[name]}
              record={values as never}
              module={module}
              onChange={(value) => setValues({ ...values, [name]: value })}
              invalid={problem !== undefined}
              describedBy={problem ? `${id}${name}-note` : undefined}
            />
            {problem && (
              <p id={`${id}${name}-note`} className="field-error" role="alert">
                {problem}
              </p>
            )}
          </div>
        );
      })}
      <button type="submit" className="btn btn-primary" disabled={isPending || !dirty}>
        {t('form.save')}
      </button>
      <LeaveGuard dirty={dirty} leaving={leaving} onDiscard={() => setValues(card)} />
    </form>
  );
}

const idOf = (file: StoredFile | null): number | null => file?.id ?? null;
