/** A column some places further on; the title stays first. */
export function moved(names: readonly string[], name: string, by: number): string[] {
  const at = names.indexOf(name);
  if (at < 0) return [...names];
  const next = names.filter((one) => one !== name);
  next.splice(Math.max(1, at + by), 0, name);
  return next;
}

/** A column taken out and put beside another. */
export function movedBeside(
  names: readonly string[],
  name: string,
  onto: string,
  side: 'before' | 'after',
): string[] {
  if (!names.includes(name) || !names.includes(onto) || name === onto) return [...names];
  const others = names.filter((one) => one !== name);
  const pair = side === 'before' ? [name, onto] : [onto, name];
  return others.flatMap((one) => (one === onto ? pair : [one]));
}
