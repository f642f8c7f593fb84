import type { AnsweredRecord, ModuleMetadata } from '@gejie/core';
import { useNavigate } from '@tanstack/react-router';
import { type RefObject, useId, useRef, useState } from 'react';
import { ApiProblem, problemText, requestValues, useAction, useSignedIn } from '../../api/index.ts';
import { useFormat, useText } from '../../i18n/index.ts';
import { formKeys } from '../../screens/FormScreen/formKeys.ts';
import { quickFields } from '../../screens/FormScreen/formLayout.ts';
import { LeaveGuard } from '../../screens/FormScreen/LeaveGuard.tsx';
import { startValues } from '../../screens/FormScreen/startValues.ts';
import { type RecordForm, useRecordForm } from '../../screens/FormScreen/useRecordForm.ts';
import { announce } from '../../ui/announce.ts';
import { DialogActions } from '../../ui/DialogActions.tsx';
import { ConvertPart, type PartChoice } from './ConvertPart.tsx';
import { type Conversion, type ConversionProposal, choosable, type Match } from './conversion.ts';

interface ConvertFormProps {
  lead: AnsweredRecord;
  proposal: ConversionProposal;
  accounts: ModuleMetadata;
  contacts: ModuleMetadata;
  /** Absent when the user may not see opportunities. */
  opportunities: ModuleMetadata | undefined;
  /** Told whether something has been typed. */
  typed: RefObject<boolean>;
  onGiveUp(): void;
  onClose(): void;
}

/** The first record that may be the same and may be seen is proposed; without one a new record is. */
function startChoice(matches: readonly Match[], mayCreate: boolean): PartChoice {
  const [first] = choosable(matches);
  return first || !mayCreate ? { kind: 'existing', record: first ?? null } : { kind: 'new' };
}

export function ConvertForm({
  lead,
  proposal,
  accounts,
  contacts,
  opportunities,
  typed,
  onGiveUp,
  onClose,
}: ConvertFormProps) {
  const t = useText();
  const prefix = useId();
  const navigate = useNavigate();
  const convert = useAction<Conversion>('leads', 'convert', { quiet: true });
  const undo = useAction('leads', 'undoConversion');
  const [account, setAccount] = useState(() => startChoice(proposal.account.matches, accounts.rights.create));
  const [contact, setContact] = useState(() => startChoice(proposal.contact.matches, contacts.rights.create));
  const [deal, setDeal] = useState<PartChoice>({ kind: 'none' });
  const [problem, setProblem] = useState<string | null>(null);
  const session = useSignedIn();
  const format = useFormat();
  // What the server makes of the lead by itself, the customer of its owner among it: only what is changed here is sent.
  const start = (module: ModuleMetadata, draft: Record<string, unknown>) => ({
    ...startValues(module, session, format.today()),
    ...(lead.owner ? { owner: lead.owner } : {}),
    ...draft,
  });
  const deals = opportunities ?? accounts;
  const [drafted] = useState(() => ({
    account: start(accounts, proposal.account.draft),
    contact: start(contacts, proposal.contact.draft),
    deal: start(deals, proposal.opportunity.draft),
  }));
  const accountForm = useRecordForm(accounts, drafted.account, null, { defaults: drafted.account });
  const contactForm = useRecordForm(contacts, drafted.contact, null, { defaults: drafted.contact });
  const dealForm = useRecordForm(deals, drafted.deal, null, { defaults: drafted.deal });
  typed.current = [accountForm, contactForm, dealForm].some(({ changed }) => changed.length > 0);
  const leaving = useRef(false);
  // The new ones belong to the account of this dialog, so nobody asks for it.
  const ofAccount = ({ module, values }: RecordForm) =>
    quickFields(module, {}, values).filter(({ name }) => name !== 'account');
  const parts = [
    {
      name: 'account',
      choice: account,
      form: accountForm,
      fields: quickFields(accounts, {}, accountForm.values),
    },
    { name: 'contact', choice: contact, form: contactForm, fields: ofAccount(contactForm) },
    {
      name: 'opportunity',
      choice: deal,
      form: dealForm,
      fields: opportunities ? ofAccount(dealForm) : [],
    },
  ];

  const wellFilled = () =>
    parts.every(({ choice, form, fields }) => {
      if (choice.kind === 'existing') return choice.record !== null;
      if (choice.kind === 'none') return true;
      const problems = form.check(fields);
      return !fields.some(({ name }) => problems[name]);
    });
  const refuse = (error: unknown) => {
    if (!(error instanceof ApiProblem) || error.fieldProblems.length === 0)
      return setProblem(problemText(t, error));
    const elsewhere = parts.flatMap(({ name, form, fields }) => {
      const own = error.fieldProblems.filter(({ field }) => field.startsWith(`${name}.`));
      const inside = own.map((one) => ({ ...one, field: one.field.slice(name.length + 1) }));
      return form.refuse(inside, fields);
    });
    const whole = error.fieldProblems.filter(
      ({ field }) => !parts.some(({ name }) => field.startsWith(`${name}.`)),
    );
    setProblem([...elsewhere, ...whole.map(({ message }) => message)].join(' ') || null);
  };
  const save = () => {
    setProblem(null);
    if (convert.isPending) return;
    if (!wellFilled()) return setProblem(t('extensions.convertIncomplete'));
    const body = Object.fromEntries(parts.map(({ name, choice, form }) => [name, said(choice, form)]));
    convert.mutate({ id: lead.id, body }, { onSuccess: done, onError: refuse });
  };
  const done = (made: Conversion) => {
    announce(t('extensions.converted'), { label: t('record.undo'), run: () => undo.mutate({ id: lead.id }) });
    leaving.current = true;
    onClose();
    void navigate({ to: '/$path/$id', params: { path: 'accounts', id: String(made.account.id) } });
  };

  return (
    <div className="convert" {...formKeys({ save, giveUp: onGiveUp })}>
      <LeaveGuard dirty={typed.current} onDiscard={onClose} leaving={leaving} />
      <ConvertPart
        module={accounts}
        matches={proposal.account.matches}
        choice={account}
        onChoose={setAccount}
        form={accountForm}
        fields={parts[0]?.fields ?? []}
        prefix={`${prefix}-account`}
      />
      <ConvertPart
        module={contacts}
        matches={proposal.contact.matches}
        choice={contact}
        onChoose={setContact}
        form={contactForm}
        fields={parts[1]?.fields ?? []}
        prefix={`${prefix}-contact`}
        optional
      />
      {opportunities?.rights.create && (
        <ConvertPart
          module={opportunities}
          matches={null}
          choice={deal}
          onChoose={setDeal}
          form={dealForm}
          fields={parts[2]?.fields ?? []}
          prefix={`${prefix}-deal`}
          optional
        />
      )}
      <p className="quiet">{t('extensions.convertHint')}</p>
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <DialogActions
        action={t(convert.isPending ? 'extensions.converting' : 'extensions.convert')}
        disabled={convert.isPending}
        onAct={save}
        onCancel={onGiveUp}
      />
    </div>
  );
}

/** A part of the request: an id, the values of a new record, or nothing. */
function said(choice: PartChoice, form: RecordForm): unknown {
  if (choice.kind === 'existing') return choice.record?.id ?? null;
  return choice.kind === 'new' ? requestValues(form.toSend()) : null;
}
