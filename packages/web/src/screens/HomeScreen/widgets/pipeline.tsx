import type { ChoiceMetadata, FieldMetadata, Filter, ModuleMetadata } from '@gejie/core';
import { Link } from '@tanstack/react-router';
import { fieldOf, useModule } from '../../../api/index.ts';
import { useFormat, useLabel, useText } from '../../../i18n/index.ts';
import { useModuleNames } from '../../../naming/moduleNames.ts';
import { type Tally, useTally } from '../../BoardScreen/useTally.ts';
import { Pick } from '../../SettingsScreens/Pick.tsx';
import { MissingView } from '../MissingView.tsx';
import { textIn } from '../settings.ts';
import { useModulesToShow } from '../useModulesToShow.ts';
import { WidgetBox } from '../WidgetBox.tsx';
import type { WidgetKind, WidgetProps, WidgetSettingsProps } from '../widgetKind.ts';

export const pipeline: WidgetKind = {
  label: 'home.pipelineKind',
  about: 'home.pipelineAbout',
  icon: 'opportunity',
  size: { w: 7, h: 6 },
  start: (modules) => {
    const module = modules.find(isPipeline);
    return module ? { module: module.path } : null;
  },
  Content: Pipeline,
  Settings: PipelineSettings,
};

/** Its records pass from stage to stage until they are won. */
function isPipeline(module: ModuleMetadata): boolean {
  const field = module.board && fieldOf(module, module.board.field);
  return field?.choices?.some((choice) => choice.closed === 'won') ?? false;
}

function Pipeline({ widget }: WidgetProps) {
  const module = useModule(textIn(widget.settings, 'module'));
  if (!module?.board || !module.rights.see) return <MissingView widget={widget} kind="home.pipelineKind" />;
  return <Stages widget={widget} module={module} />;
}

/** How many records stand in each open stage and what they are worth, drawn to scale; each bar leads to its records. */
function Stages({ widget, module }: WidgetProps & { module: ModuleMetadata }) {
  const t = useText();
  const names = useModuleNames();
  const tally = useTally(module, { where: {} });
  const field = module.board && fieldOf(module, module.board.field);
  const inStage = (stage: ChoiceMetadata) => tally.data?.find((one) => one.value === stage.value);
  const isShown = (choice: ChoiceMetadata) =>
    !choice.retired && !choice.closed && (!choice.optional || (inStage(choice)?.count ?? 0) > 0);
  const stages = (field?.choices ?? []).filter(isShown);
  const most = Math.max(1, ...stages.map((stage) => inStage(stage)?.count ?? 0));
  return (
    <WidgetBox
      widget={widget}
      title={t('home.pipeline', { module: names.many(module) })}
      more={
        <Link to="/$path" params={{ path: module.path }} search={{ view: 'all', mode: 'board' }}>
          {t('home.board')}
        </Link>
      }
      pending={tally.isPending}
      error={tally.error}
      onRetry={() => void tally.refetch()}
    >
      {field && (
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
    </WidgetBox>
  );
}

function PipelineSettings({ settings, onChange }: WidgetSettingsProps) {
  const t = useText();
  const names = useModuleNames();
  const modules = useModulesToShow().filter(isPipeline);
  return (
    <Pick
      label={t('home.module')}
      value={textIn(settings, 'module')}
      options={modules.map(({ path }) => path)}
      text={(path) => modules.filter((one) => one.path === path).map((one) => names.many(one))[0] ?? path}
      onChange={(module) => onChange({ module })}
    />
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
