import { lazy, Suspense } from 'react';
import { useQuickCreateRequests } from '../../navigation/quickCreate.ts';

const QuickCreateDialog = lazy(() => import('./QuickCreateDialog.tsx'));

/** Where quick-create dialogs appear; stands once in the frame. */
export function QuickCreateHost() {
  const requests = useQuickCreateRequests();
  return requests.map((request) => (
    <Suspense key={request.id}>
      <QuickCreateDialog request={request} />
    </Suspense>
  ));
}
