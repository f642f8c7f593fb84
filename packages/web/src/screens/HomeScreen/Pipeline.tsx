import type { ChoiceMetadata, FieldMetadata, Filter, ModuleMetadata } from '@gejie/core';
import { Link } from '@tanstack/react-router';
import { fieldOf } from '../../api/index.ts';
import { useFormat, useLabel, useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';
import { ProblemNotice } from '../../ui/states.tsx';
import { type Tally, useTally } from '../BoardScreen/useTally.ts';

/** How many records stand in each open stage and what they are worth, drawn to scale; each bar leads to its records. */
export function Pipeline({ module }: { module: ModuleMetadata }) {
  const t = useText();
  const names = useModuleNames();
  const tally = useTally(module, { where: {} });
  const field = module.board && fieldOf(module, module.board.field);
  const inStage = (stage: ChoiceMetadata) => tally.data?.find((one) => one.value === stage.value);
  const isShown = (choice: ChoiceMetadata) =>
    !choice.retired && !choice.closed && (!choice.optional || (inStage(choice)?.count ?? 0) > 0);
  const stages = (field?.choices ?? []).filter(isShown);
  if (!field || stages.length === 0) return null;
  const most = Math.max(1, ...stages.map((stage) => inStage(stage)?.count ?? 0));
  return (
    <section className="widget widget-wide" aria-labelledby="home-pipeline">
      <header>
        <h2 id="home-pipeline">{t('home.pipeline', { module: names.many(module) })}</h2>
        <Link to="/$path" params={{ path: module.path }} search={{ view: 'all', mode: 'board' }}>
          {t('home.board')}
        </Link>
      </header>
      {tally.isError && <ProblemNotice error={tally.error} onRetry={() => void tally.refetch()} />}
      {tally.isPending && <span className="skeleton" style={{ height: stages.length * 28 }} />}
      {tally.data && (
        <div className="pipeline">
          {stages.map((stage, index) => (
            <Bar
              key={stage.value}
              module={module}
              field={field}
              stage={stage}
              tally={inStage(stage)}
              share={(inStage(stage)?.count ?? 0) / most}
              strength={(index + 1) / stages.length}
            />
          ))}
        </div>
      )}
    </section>
  );
}

interface BarProps {
  module: ModuleMetadata;
  field: FieldMetadata;
  stage: ChoiceMetadata;
  /** Undefined when no record stands there. */
  tally: Tally | undefined;
  /** Of the longest bar, 0–1. */
  share: number;
  /** How far on its way this stage is, 0–1. */
  strength: number;
}

function Bar({ module, field, stage, tally, share, strength }: BarProps) {
  const label = useLabel();
  const format = useFormat();
  const names = useModuleNames();
  const where: Filter = { [field.name]: stage.value };
  const worth = tally?.sum ? ` · ${format.moneyShort(tally.sum)}` : '';
  return (
    <Link to="/$path" params={{ path: module.path }} search={{ view: 'all', where }} className="pipeline-bar">
      <span className="quiet">{label(stage.label)}</span>
      <span className="pipeline-room">
        <i style={{ width: `${share * 100}%`, opacity: 0.4 + strength * 0.6 }} />
      </span>
      <span className="number">{names.counted(module, format.number(tally?.count ?? 0)) + worth}</span>
    </Link>
  );
}
