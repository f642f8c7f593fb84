import type { HomeWidget } from '@gejie/core';
import { Component, type CSSProperties, type ReactNode } from 'react';
import { useText } from '../../i18n/index.ts';
import { WidgetBox } from './WidgetBox.tsx';
import { widgetKinds } from './widgets/index.ts';

/** Where a widget stands in the grid. */
export function placeOf({ x, y, w, h }: Pick<HomeWidget, 'x' | 'y' | 'w' | 'h'>): CSSProperties {
  return { gridColumn: `${x + 1} / span ${w}`, gridRow: `${y + 1} / span ${h}` };
}

/** Draws a widget as its kind does; what goes wrong in one leaves the others alone. */
export function WidgetContent({ widget }: { widget: HomeWidget }) {
  const t = useText();
  const kind = widgetKinds[widget.kind];
  // A newer server, or an older page, may know kinds that this web app doesn't.
  if (!kind) return <WidgetBox widget={widget} title={t('home.unknownKind')} />;
  return (
    <Fence
      key={JSON.stringify(widget.settings)}
      fallback={(error) => <WidgetBox widget={widget} title={t(kind.label)} error={error} />}
    >
      <kind.Content widget={widget} />
    </Fence>
  );
}

interface FenceProps {
  children: ReactNode;
  fallback(error: unknown): ReactNode;
}

class Fence extends Component<FenceProps, { error: unknown }> {
  override state = { error: null as unknown };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    return this.state.error ? this.props.fallback(this.state.error) : this.props.children;
  }
}
