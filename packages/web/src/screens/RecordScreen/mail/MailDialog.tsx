import type { MailProposal } from '@gejie/core';
import { useId, useState } from 'react';
import {
  ApiProblem,
  freshKey,
  printAddress,
  problemText,
  useMailProposal,
  usePrintTemplates,
  useSendMail,
} from '../../../api/index.ts';
import type { ActionDialogProps } from '../../../extensions/slots.ts';
import { useText } from '../../../i18n/index.ts';
import { Icon } from '../../../theme/index.ts';
import { announce } from '../../../ui/announce.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { DialogActions } from '../../../ui/DialogActions.tsx';
import { LabelledInput } from '../../../ui/LabelledInput.tsx';
import { ProblemNotice } from '../../../ui/states.tsx';
import { useGivingUp } from '../../FormScreen/useGivingUp.tsx';
import { type PrintWay, waysToPrint } from '../waysToPrint.ts';
import { addressesIn } from './addressesIn.ts';
import { LetterSignature } from './LetterSignature.tsx';
import './mail.css';

/** The letter a record goes out with. INV-06 */
export default function MailDialog({ module, record, onClose }: ActionDialogProps) {
  const t = useText();
  const [way, setWay] = useState<LetterWay>({});
  const [typed, setTyped] = useState<Typed>({});
  const { giveUp, question } = useGivingUp(
    Object.values(typed).some((part) => part !== undefined),
    onClose,
  );
  const { data: proposal, error, refetch } = useMailProposal(module.path, record.id, way);
  const { data: templates = [] } = usePrintTemplates(module.path, true);
  return (
    <Dialog title={t('mail.title', { name: record.number ?? '' })} width={620} onClose={giveUp}>
      {error && !proposal && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {proposal?.refused && (
        <p className="mail-refused" role="alert">
          <Icon name="warning" size={14} /> {proposal.refused}
        </p>
      )}
      {proposal && !proposal.refused && (
        <Letter
          module={module}
          record={record}
          onClose={onClose}
          onCancel={giveUp}
          typed={typed}
          setTyped={setTyped}
          proposal={proposal}
          ways={waysToPrint(templates, t)}
          onWay={setWay}
        />
      )}
      {question}
    </Dialog>
  );
}

type Typed = Partial<Record<'to' | 'cc' | 'subject' | 'text', string | undefined>>;
type LetterWay = Partial<PrintWay> & { letter?: string };

interface LetterProps extends ActionDialogProps {
  proposal: MailProposal;
  ways: (PrintWay & { label: string })[];
  typed: Typed;
  setTyped(typed: Typed): void;
  onCancel(): void;
  onWay(way: LetterWay): void;
}

/** What is typed stays; what is not follows the template's language. */
function Letter(props: LetterProps) {
  const { module, record, onClose, onCancel, proposal, ways, onWay, typed, setTyped } = props;
  const t = useText();
  const id = useId();
  const [key] = useState(freshKey);
  const [signs, setSigns] = useState(true);
  const send = useSendMail(module.path, record.id);
  const type = (part: keyof typeof typed) => (text: string) => setTyped({ ...typed, [part]: text });
  const to = typed.to ?? proposal.to.join(', ');
  const { cc = '', subject = proposal.subject, text = proposal.text } = typed;
  const { template, language } = proposal;
  const problem = (part: string) => problemAt(send.error, part);
  const chosen = ways.findIndex((one) => one.template === template && one.language === language);
  const go = () =>
    send.mutate(
      {
        wish: {
          to: addressesIn(to),
          cc: addressesIn(cc),
          subject,
          text,
          template,
          language,
          signature: signs,
        },
        key,
      },
      {
        onSuccess: () => {
          onClose();
          announce(t('mail.posted'));
        },
      },
    );
  return (
    <form
      className="mail-letter"
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <LabelledInput
        label={t('mail.to')}
        value={to}
        onChange={type('to')}
        hint={t('mail.several')}
        problem={problem('to')}
      />
      <LabelledInput label={t('mail.cc')} value={cc} onChange={type('cc')} problem={problem('cc')} />
      {proposal.letters.length > 1 && (
        <div className="mail-words">
          <label className="field-label" htmlFor={`${id}-words`}>
            {t('mail.letter')}
          </label>
          <select
            id={`${id}-words`}
            className="text-input"
            value={proposal.letter}
            onChange={(event) => {
              setTyped({ ...typed, subject: undefined, text: undefined });
              onWay({ template, language, letter: event.target.value });
            }}
          >
            {proposal.letters.map(({ letter, name }) => (
              <option key={letter} value={letter}>
                {name ?? t('mail.letter.standard')}
              </option>
            ))}
          </select>
        </div>
      )}
      <LabelledInput
        label={t('mail.subject')}
        value={subject}
        onChange={type('subject')}
        problem={problem('subject')}
      />
      <label className="field-label" htmlFor={`${id}-text`}>
        {t('mail.text')}
      </label>
      <textarea
        id={`${id}-text`}
        className="text-input"
        rows={10}
        maxLength={20_000}
        value={text}
        onChange={(event) => type('text')(event.target.value)}
      />
      {problem('text') && (
        <p className="field-error" role="alert">
          {problem('text')}
        </p>
      )}
      <LetterSignature signature={proposal.signature} added={signs} onAdd={setSigns} />
      <div className="mail-paper">
        <label className="field-label" htmlFor={`${id}-paper`}>
          {t('mail.paper')}
        </label>
        <select
          id={`${id}-paper`}
          className="text-input"
          value={chosen}
          onChange={(event) => {
            const way = ways[Number(event.target.value)];
            if (way) onWay({ template: way.template, language: way.language });
          }}
        >
          {ways.map(({ label }, index) => (
            <option key={label} value={index}>
              {label}
            </option>
          ))}
        </select>
        <a
          className="btn"
          href={printAddress(module.path, record.id, template, language)}
          target="_blank"
          rel="noopener"
        >
          {t('print.preview')}
        </a>
      </div>
      {send.error && !hasField(send.error) && (
        <p className="field-error" role="alert">
          {problemText(t, send.error)}
        </p>
      )}
      <DialogActions action={t('mail.send')} disabled={send.isPending} onCancel={onCancel} />
    </form>
  );
}

/** Of a part of the letter: `to`, `to.0`. */
function problemAt(error: unknown, part: string): string | undefined {
  if (!(error instanceof ApiProblem)) return undefined;
  return error.fieldProblems.find(({ field }) => field.split('.')[0] === part)?.message;
}

function hasField(error: unknown): boolean {
  return ['to', 'cc', 'subject', 'text'].some((part) => problemAt(error, part) !== undefined);
}
