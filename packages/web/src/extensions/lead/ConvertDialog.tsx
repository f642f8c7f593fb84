import { useRef } from 'react';
import { useModule } from '../../api/index.ts';
import { useText } from '../../i18n/index.ts';
import { titleOf } from '../../naming/titleOf.ts';
import { useGivingUp } from '../../screens/FormScreen/useGivingUp.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProblemNotice, ScreenSkeleton } from '../../ui/states.tsx';
import type { ActionDialogProps } from '../slots.ts';
import { ConvertForm } from './ConvertForm.tsx';
import { useConversionProposal } from './conversion.ts';
import '../../screens/FormScreen/form.css';
import './convert.css';

/** Makes an account, a contact and perhaps an opportunity of a lead, or hangs it on those there are. MKT-04 */
export default function ConvertDialog({ module, record, onClose }: ActionDialogProps) {
  const t = useText();
  const accounts = useModule('accounts');
  const contacts = useModule('contacts');
  const opportunities = useModule('opportunities');
  const { data: proposal, error, refetch } = useConversionProposal(record.id);
  const typed = useRef(false);
  const { giveUp, question } = useGivingUp(() => typed.current, onClose);
  return (
    <Dialog
      title={t('extensions.convertTitle', { name: titleOf(module, record) })}
      width={640}
      onClose={giveUp}
    >
      {error && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!error && !(proposal && accounts && contacts) && <ScreenSkeleton />}
      {proposal && accounts && contacts && (
        <ConvertForm
          lead={record}
          proposal={proposal}
          accounts={accounts}
          contacts={contacts}
          opportunities={opportunities}
          typed={typed}
          onGiveUp={giveUp}
          onClose={onClose}
        />
      )}
      {question}
    </Dialog>
  );
}
