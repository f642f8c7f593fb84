import { ArrangementTab } from './ArrangementTab.tsx';
import { LayoutEditor } from './LayoutEditor.tsx';

/** Where the fields of a module stand, and when and for whom they are shown, required, read-only. PLT-06 */
export default function LayoutTab({ path }: { path: string }) {
  return <ArrangementTab path={path} Editor={LayoutEditor} />;
}
