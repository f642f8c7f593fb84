import type { ArrangementAnswer, ModuleMetadata } from '@gejie/core';
import type { ComponentType } from 'react';
import { useArrangement, useModule } from '../../api/index.ts';
import { ProblemNotice, ScreenSkeleton } from '../../ui/states.tsx';
import './layout.css';

export interface ArrangementEditorProps {
  module: ModuleMetadata;
  arrangement: ArrangementAnswer;
}

interface ArrangementTabProps {
  path: string;
  Editor: ComponentType<ArrangementEditorProps>;
}

/** What edits the arrangement of a module, once that is there. */
export function ArrangementTab({ path, Editor }: ArrangementTabProps) {
  const module = useModule(path);
  const arrangement = useArrangement(path);
  if (arrangement.isError)
    return <ProblemNotice error={arrangement.error} onRetry={() => void arrangement.refetch()} />;
  if (!arrangement.data || !module) return <ScreenSkeleton />;
  return <Editor key={path} module={module} arrangement={arrangement.data} />;
}
