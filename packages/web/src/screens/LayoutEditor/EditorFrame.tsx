import { type ReactNode, useRef } from 'react';
import { LeaveGuard } from '../FormScreen/LeaveGuard.tsx';
import { SavingBar } from './SavingBar.tsx';
import { SavingNotices } from './SavingNotices.tsx';
import type { Editing } from './useEditing.ts';

interface EditorFrameProps {
  editing: Editing;
  /** What the bar above is called. */
  label: string;
  className?: string;
  /** Back to what the product brings; absent: not offered now. */
  onReset?: (() => void) | undefined;
  /** Further tools in the bar. */
  tools?: ReactNode;
  children: ReactNode;
}

/** What stands around everything that edits the arrangement of a module: its bar, and what keeps it from being saved or left. */
export function EditorFrame({ editing, label, className = '', onReset, tools, children }: EditorFrameProps) {
  const { isDirty, saving, isOutdated, save, takeTheirs, keepMine } = editing;
  const leaving = useRef(false);
  return (
    <div className={`layout-editor ${className}`.trim()}>
      <LeaveGuard dirty={isDirty && !saving.busy} onDiscard={() => undefined} leaving={leaving} />
      <SavingBar label={label} onReset={onReset} isDirty={isDirty} busy={saving.busy} onSave={save}>
        {tools}
      </SavingBar>
      <SavingNotices
        saving={saving}
        isOutdated={isOutdated}
        onTakeTheirs={takeTheirs}
        onKeepMine={keepMine}
      />
      {children}
    </div>
  );
}
