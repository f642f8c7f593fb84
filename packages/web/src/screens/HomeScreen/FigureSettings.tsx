import type { FieldMetadata, ModuleMetadata } from '@gejie/core';
import { useModule } from '../../api/index.ts';
import { useLabel, useText } from '../../i18n/index.ts';
import { Icon } from '../../theme/index.ts';
import { LabelledInput } from '../../ui/LabelledInput.tsx';
import { Pick } from '../SettingsScreens/Pick.tsx';
import { type Figure, figuresIn } from './figure.ts';
import { useModulesToShow } from './useModulesToShow.ts';
import { ViewChoice, viewToStartWith } from './ViewChoice.tsx';
import type { WidgetSettingsProps } from './widgetKind.ts';

const mostFigures = 12;

/** Which figures a widget shows, one after the other. */
export function FigureSettings({ settings, onChange }: WidgetSettingsProps) {
  const t = useText();
  const figures = figuresIn(settings);
  const first = viewToStartWith(useModulesToShow());
  const put = (next: Figure[]) => onChange({ figures: next });
  return (
    <>
      {figures.map((figure, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: figures have no other name, and none moves
        <fieldset key={index} className="figure-settings">
          <legend>{t('home.figureNumber', { number: index + 1 })}</legend>
          {figures.length > 1 && (
            <button
              type="button"
              className="btn btn-icon"
              aria-label={t('home.dropFigure', { number: index + 1 })}
              onClick={() => put(figures.filter((_, other) => other !== index))}
            >
              <Icon name="trash" size={14} />
            </button>
          )}
          <OneFigure
            figure={figure}
            onChange={(changed) => put(figures.map((one, other) => (other === index ? changed : one)))}
          />
        </fieldset>
      ))}
      {figures.length < mostFigures && first && (
        <button
          type="button"
          className="btn btn-dashed"
          onClick={() => put([...figures, { ...(figures.at(-1) ?? first), sum: null, title: null }])}
        >
          <Icon name="plus" size={13} />
          {t('home.addFigure')}
        </button>
      )}
    </>
  );
}

function OneFigure({ figure, onChange }: { figure: Figure; onChange(figure: Figure): void }) {
  const t = useText();
  const label = useLabel();
  const module = useModule(figure.module);
  const fields = module ? fieldsToAdd(module) : [];
  return (
    <>
      <ViewChoice
        module={figure.module}
        view={figure.view}
        onChange={(chosen) =>
          onChange({ ...figure, ...chosen, sum: chosen.module === figure.module ? figure.sum : null })
        }
      />
      <Pick
        label={t('home.figureOf')}
        value={figure.sum ?? ''}
        options={['', ...fields.map(({ name }) => name)]}
        text={(name) => {
          const field = fields.find((one) => one.name === name);
          return field ? t('home.sumOf', { field: label(field.label) }) : t('home.countOf');
        }}
        onChange={(sum) => onChange({ ...figure, sum: sum || null })}
      />
      <LabelledInput
        label={t('home.ownTitle')}
        value={figure.title ?? ''}
        onChange={(title) => onChange({ ...figure, title: title.slice(0, 60) || null })}
      />
    </>
  );
}

const summed = new Set(['money', 'decimal', 'integer']);

/** Amounts in several currencies add up to nothing; where there is one, the amount in the company's is kept beside it. */
function fieldsToAdd(module: ModuleMetadata): FieldMetadata[] {
  return module.fields.filter(
    (field) =>
      !field.kernel && !field.currencyField && !field.rateOf && summed.has(field.resultType ?? field.type),
  );
}
