import { type CalendarLayer, calendarLayers, type ModuleMetadata, type Reference } from '@gejie/core';
import { lazyPart } from '../../fields/parts/lazyPart.tsx';
import { type TextKey, useText } from '../../i18n/index.ts';
import { useModuleNames } from '../../naming/moduleNames.ts';
import { Icon } from '../../theme/index.ts';
import { Menu } from '../../ui/Menu.tsx';
import { type CalendarView, calendarViews } from './views.ts';

const ReferenceSelect = lazyPart(() => import('../../fields/parts/ReferenceSelect.tsx'), 24);

interface CalendarHeadProps {
  title: string;
  view: CalendarView;
  layers: readonly CalendarLayer[];
  /** Modules that are shown to who asks for them, and the paths of those that are. */
  aside: readonly ModuleMetadata[];
  also: readonly string[];
  people: Reference[];
  onView(view: CalendarView): void;
  onLayers(layers: CalendarLayer[]): void;
  onAlso(paths: string[]): void;
  onPeople(people: Reference[]): void;
  onToday(): void;
  onPrevious(): void;
  onNext(): void;
  onFeed(): void;
  onCreate?: () => void;
}

const layerTexts: Record<CalendarLayer, TextKey> = {
  own: 'calendar.layer.own',
  team: 'calendar.layer.team',
  department: 'calendar.layer.department',
  all: 'calendar.layer.all',
};

/** Which days, drawn how, of whom. */
export function CalendarHead(props: CalendarHeadProps) {
  const {
    title,
    view,
    layers,
    aside,
    also,
    people,
    onView,
    onLayers,
    onAlso,
    onPeople,
    onToday,
    onPrevious,
    onNext,
    onFeed,
    onCreate,
  } = props;
  const t = useText();
  const moduleNames = useModuleNames();
  const names = Object.keys(calendarViews) as CalendarView[];
  const toggle = (layer: CalendarLayer) => {
    const next = layers.includes(layer) ? layers.filter((one) => one !== layer) : [...layers, layer];
    onLayers(calendarLayers.filter((one) => next.includes(one)));
  };
  return (
    <header className="calendar-head">
      <div className="calendar-when">
        <button type="button" className="btn" onClick={onToday}>
          {t('calendar.today')}
        </button>
        <button
          type="button"
          className="btn btn-icon"
          aria-label={t('calendar.previous')}
          title={t('calendar.previous')}
          onClick={onPrevious}
        >
          <Icon name="left" />
        </button>
        <button
          type="button"
          className="btn btn-icon"
          aria-label={t('calendar.next')}
          title={t('calendar.next')}
          onClick={onNext}
        >
          <Icon name="right" />
        </button>
        <h1 aria-live="polite">{title}</h1>
      </div>
      <div className="calendar-tools">
        <span className="calendar-people">
          <ReferenceSelect
            small
            several
            target="users"
            value={people}
            onChange={onPeople}
            label={t('calendar.busyOf')}
            placeholder={t('calendar.busyOf')}
          />
        </span>
        <Menu
          label={t('calendar.layers')}
          className="btn"
          named
          groups={[
            {
              key: 'layers',
              title: t('calendar.layers'),
              items: calendarLayers.map((layer) => ({
                key: layer,
                label: t(layerTexts[layer]),
                checked: layers.includes(layer),
                onSelect: () => toggle(layer),
              })),
            },
            {
              key: 'also',
              title: t('calendar.also'),
              items: aside.map((module) => ({
                key: module.path,
                label: moduleNames.many(module),
                checked: also.includes(module.path),
                onSelect: () =>
                  onAlso(
                    also.includes(module.path)
                      ? also.filter((one) => one !== module.path)
                      : [...also, module.path],
                  ),
              })),
            },
          ]}
        >
          {layers.length === 0
            ? t('calendar.layers')
            : [
                ...layers.map((layer) => t(layerTexts[layer])),
                ...aside.filter(({ path }) => also.includes(path)).map((module) => moduleNames.many(module)),
              ].join(' · ')}
          <Icon name="down" size={13} />
        </Menu>
        <fieldset className="calendar-views">
          <legend className="for-screen-readers">{t('calendar.views')}</legend>
          {names.map((name) => (
            <button
              key={name}
              type="button"
              className={name === view ? 'btn calendar-view calendar-view-on' : 'btn calendar-view'}
              aria-pressed={name === view}
              onClick={() => onView(name)}
            >
              {t(calendarViews[name].text)}
            </button>
          ))}
        </fieldset>
        <button
          type="button"
          className="btn btn-icon calendar-feed"
          aria-label={t('calendar.feed.title')}
          title={t('calendar.feed.title')}
          onClick={onFeed}
        >
          <Icon name="link" />
        </button>
        {onCreate && (
          <button
            type="button"
            className="btn btn-primary calendar-create"
            aria-label={t('calendar.create')}
            onClick={onCreate}
          >
            <Icon name="plus" size={13} /> <span>{t('calendar.create')}</span>
          </button>
        )}
      </div>
    </header>
  );
}
