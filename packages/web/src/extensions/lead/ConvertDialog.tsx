import { useModule } from '../../api/index.ts';
import { Dialog } from '../../app/parts/Dialog.tsx';
import { ProblemNotice, ScreenSkeleton } from '../../app/parts/states.tsx';
import { useText } from '../../i18n/index.ts';
import { titleOf } from '../../screens/ListScreen/titleOf.ts';
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
  return (
    <Dialog
      title={t('extensions.convertTitle', { name: titleOf(module, record) })}
      width={640}
      onClose={onClose}
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
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}
