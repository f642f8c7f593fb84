import type { ChoiceMetadata, FieldMetadata, Filter, ModuleMetadata } from '@gejie/core';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { countQuery, fieldOf } from '../../api/index.ts';
import { useModuleNames } from '../../app/moduleNames.ts';
import { useFormat, useLabel, useText } from '../../i18n/index.ts';

/** How many records stand in each open stage, drawn to scale; each bar leads to its records. */
export function Pipeline({ module }: { module: ModuleMetadata }) {
  const t = useText();
  const names = useModuleNames();
  const field = module.board && fieldOf(module, module.board.field);
  const stages = (field?.choices ?? []).filter((choice) => !choice.retired && !choice.closed);
  const counts = useQueries({
    queries: stages.map((stage) => countQuery(module.path, inStage(field?.name ?? '', stage))),
  });
  if (!field || stages.length === 0) return null;
  const most = Math.max(1, ...counts.map((count) => count.data?.value ?? 0));
  return (
    <section className="widget widget-wide" aria-labelledby="home-pipeline">
      <header>
        <h2 id="home-pipeline">{t('home.pipeline', { module: names.many(module) })}</h2>
        <Link to="/$path" params={{ path: module.path }} search={{ view: 'all', mode: 'board' }}>
          {t('home.board')}
        </Link>
      </header>
      <div className="pipeline">
        {stages.map((stage, index) => (
          <Bar
            key={stage.value}
            module={module}
            field={field}
            stage={stage}
            count={counts[index]?.data}
            share={(counts[index]?.data?.value ?? 0) / most}
            strength={(index + 1) / stages.length}
          />
        ))}
      </div>
    </section>
  );
}

interface BarProps {
  module: ModuleMetadata;
  field: FieldMetadata;
  stage: ChoiceMetadata;
  count: { value: number; exact: boolean } | undefined;
  /** Of the longest bar, 0–1. */
  share: number;
  /** How far on its way this stage is, 0–1. */
  strength: number;
}

function Bar({ module, field, stage, count, share, strength }: BarProps) {
  const label = useLabel();
  const format = useFormat();
  const names = useModuleNames();
  return (
    <Link
      to="/$path"
      params={{ path: module.path }}
      search={{ view: 'all', where: inStage(field.name, stage) }}
      className="pipeline-bar"
    >
      <span className="quiet">{label(stage.label)}</span>
      <span className="pipeline-room">
        <i style={{ width: `${share * 100}%`, opacity: 0.4 + strength * 0.6 }} />
      </span>
      <span className="number">
        {count && names.counted(module, `${format.number(count.value)}${count.exact ? '' : '+'}`)}
      </span>
    </Link>
  );
}

function inStage(field: string, stage: ChoiceMetadata): Filter {
  return { [field]: stage.value };
}
