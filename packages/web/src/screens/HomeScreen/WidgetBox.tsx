import type { HomeWidget } from '@gejie/core';
import { createContext, type ReactNode, useContext, useId } from 'react';
import { ProblemNotice } from '../../ui/states.tsx';

/** What stands in the head of a widget while its page is arranged; absent: nothing. */
export const WidgetTools = createContext<((widget: HomeWidget, title: string) => ReactNode) | null>(null);

interface WidgetBoxProps {
  widget: HomeWidget;
  /** As its kind calls it; the widget's own title goes over it. */
  title: string;
  /** A link to what stands behind it. */
  more?: ReactNode;
  /** While it is being read. */
  pending?: boolean;
  error?: unknown;
  onRetry?(): void;
  /** Its content reaches to the edges. */
  flush?: boolean;
  children?: ReactNode;
}

/** A widget: its name, what it shows, and in its place what went wrong or that it is still being read. */
export function WidgetBox(props: WidgetBoxProps) {
  const { widget, title, more, pending, error, onRetry, flush, children } = props;
  const id = useId();
  const tools = useContext(WidgetTools);
  const name = widget.title ?? title;
  return (
    <section className="widget" aria-labelledby={id}>
      <header>
        <h2 id={id}>{name}</h2>
        {tools ? tools(widget, name) : more}
      </header>
      <div className={flush ? 'widget-body widget-flush' : 'widget-body'}>
        {error ? (
          <ProblemNotice error={error} onRetry={onRetry} />
        ) : pending ? (
          <span className="skeleton widget-waiting" />
        ) : (
          children
        )}
      </div>
    </section>
  );
}
