import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { addressQuery, fieldOf, keys, request } from '../../../api/index.ts';
import { FieldValue } from '../../../fields/FieldValue.tsx';
import { useFormat, useLabel, useText } from '../../../i18n/index.ts';
import { useModuleNames } from '../../../naming/moduleNames.ts';
import { Icon } from '../../../theme/index.ts';
import type { Tally } from '../../BoardScreen/useTally.ts';
import { FigureSettings } from '../FigureSettings.tsx';
import { type Figure, figuresIn } from '../figure.ts';
import { type NamedView, useNamedView } from '../useNamedView.ts';
import { viewToStartWith } from '../ViewChoice.tsx';
import { WidgetBox } from '../WidgetBox.tsx';
import type { WidgetKind, WidgetProps } from '../widgetKind.ts';

export const figures: WidgetKind = {
  label: 'home.figures',
  about: 'home.figuresAbout',
  icon: 'report',
  size: { w: 6, h: 4 },
  start: (modules) => {
    const first = viewToStartWith(modules);
    return first && { figures: [{ ...first, sum: null, title: null }] };
  },
  Content: Figures,
  Settings: FigureSettings,
};

/** How many records views hold and what they are worth, each with the way to the list behind it. */
function Figures({ widget }: WidgetProps) {
  const t = useText();
  return (
    <WidgetBox widget={widget} title={t('home.figures')} flush>
      <div className="home-figures">
        {figuresIn(widget.settings).map((figure) => (
          <FigureTile key={JSON.stringify(figure)} figure={figure} />
        ))}
      </div>
    </WidgetBox>
  );
}

function FigureTile({ figure }: { figure: Figure }) {
  const t = useText();
  const label = useLabel();
  const { pending, module, view, link } = useNamedView(figure.module, figure.view);
  if (pending) return <span className="skeleton home-figure" />;
  if (!module || !view || !link)
    return (
      <div className="home-figure">
        <h3>{figure.title ?? '—'}</h3>
        <small>{t('home.viewMissing')}</small>
      </div>
    );
  return (
    <Link {...link} className="home-figure">
      <h3>
        <Icon name={module.icon} size={13} />
        {figure.title ?? label(view.label)}
      </h3>
      <Total module={module} view={view} sum={figure.sum} />
    </Link>
  );
}

type Found = { [K in 'module' | 'view']: NonNullable<NamedView[K]> };

/** Counted and added up by the server, of the records within the reader's reach. */
function Total({ module, view, sum }: Found & { sum: string | null }) {
  const t = useText();
  const format = useFormat();
  const label = useLabel();
  const names = useModuleNames();
  const field = sum === null ? undefined : fieldOf(module, sum);
  const { where } = view;
  const total = useQuery({
    queryKey: [...keys.records(module.path), 'tally', { where, sum: field?.name }],
    queryFn: ({ signal }) =>
      request<Tally[]>(`${module.path}/tally`, {
        query: { ...addressQuery({ where }), sum: field?.name },
        signal,
      }),
  });
  const [all] = total.data ?? [];
  if (total.isError) return <small role="alert">{t('home.figureFailed')}</small>;
  if (!all) return <span className="skeleton" style={{ width: 64, height: 24 }} />;
  const counted = names.counted(module, format.number(all.count));
  return (
    <>
      <b>
        {field ? <FieldValue field={field} value={all.sum ?? '0'} brief compact /> : format.number(all.count)}
      </b>
      <small className="home-figure-of">
        {field && <span>{label(field.label)}</span>} <span>{field ? counted : names.many(module)}</span>
      </small>
    </>
  );
}
