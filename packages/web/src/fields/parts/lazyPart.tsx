import { type ComponentType, lazy, Suspense } from 'react';

/**
 * A control that is fetched when it is first needed, with a grey box of its size meanwhile so that nothing jumps.
 * The pickers of antd, the rich text editor and the list of districts are heavy; a list should not wait for them.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
  height = 32,
) {
  const Part = lazy(load) as unknown as ComponentType<Props>;
  return function LazyPart(props: Props) {
    return (
      <Suspense fallback={<span className="skeleton" style={{ height, minWidth: 90 }} />}>
        <Part {...props} />
      </Suspense>
    );
  };
}
