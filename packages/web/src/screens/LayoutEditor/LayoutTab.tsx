import { useArrangement, useModule } from '../../api/index.ts';
import { ProblemNotice, ScreenSkeleton } from '../../ui/states.tsx';
import { LayoutEditor } from './LayoutEditor.tsx';
import './layout.css';

/** Where the fields of a module stand, and when and for whom they are shown, required, read-only. PLT-06 */
export default function LayoutTab({ path }: { path: string }) {
  const module = useModule(path);
  const arrangement = useArrangement(path);
  if (arrangement.isError)
    return <ProblemNotice error={arrangement.error} onRetry={() => void arrangement.refetch()} />;
  if (!arrangement.data || !module) return <ScreenSkeleton />;
  return <LayoutEditor key={path} module={module} arrangement={arrangement.data} />;
}
