import type { TextKey } from '../../i18n/index.ts';
import { useText } from '../../i18n/index.ts';
import { WidgetBox } from './WidgetBox.tsx';
import type { WidgetProps } from './widgetKind.ts';

/** In the place of what is not there for the reader; whether it is anywhere is not said. */
export function MissingView({ widget, kind }: WidgetProps & { kind: TextKey }) {
  const t = useText();
  return (
    <WidgetBox widget={widget} title={t(kind)}>
      <p className="quiet widget-empty">{t('home.viewMissing')}</p>
    </WidgetBox>
  );
}
