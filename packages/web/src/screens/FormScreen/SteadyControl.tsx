import { type FC, memo } from 'react';
import type { FieldView, InputProps } from '../../fields/fieldView.ts';

interface SteadyControlProps extends InputProps {
  Control: FC<InputProps>;
  beside: FieldView['beside'];
}

/**
 * A control that is drawn again only when something changes that it looks at: a key typed into one of five hundred fields
 * is none of the others' business.
 */
export const SteadyControl = memo(function SteadyControl({
  Control,
  beside: _beside,
  ...props
}: SteadyControlProps) {
  return <Control {...props} />;
}, isSameToLookAt);

function isSameToLookAt(before: SteadyControlProps, after: SteadyControlProps): boolean {
  const { record: was, ...others } = before;
  const { record: is, ...now } = after;
  const names = Object.keys({ ...others, ...now }) as (keyof typeof now)[];
  if (names.some((name) => !Object.is(others[name], now[name]))) return false;
  const looked = after.beside?.(after.field);
  return looked ? looked.every((name) => Object.is(was[name], is[name])) : was === is;
}
