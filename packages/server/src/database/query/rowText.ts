const quote = 34;

/**
 * The values of a row that PostgreSQL has written as text, `(7,"a ""b""",,f)`; null where there is none
 * (PostgreSQL, "Composite Type Input and Output Syntax").
 */
export function itemsOf(text: string): (string | null)[] {
  const items: (string | null)[] = [];
  const end = text.length - 1;
  for (let at = 1; ; at++) {
    if (text.charCodeAt(at) === quote) {
      let close = text.indexOf('"', at + 1);
      while (text.charCodeAt(close + 1) === quote) close = text.indexOf('"', close + 2);
      items.push(withoutDoubles(text.slice(at + 1, close)));
      at = close + 1;
    } else {
      const comma = text.indexOf(',', at);
      const stop = comma === -1 ? end : comma;
      items.push(stop === at ? null : text.slice(at, stop));
      at = stop;
    }
    if (at >= end) return items;
  }
}

/** Quotes and backslashes within quotes are written twice. */
function withoutDoubles(text: string): string {
  return /["\\]/.test(text) ? text.replaceAll(/""|\\\\/g, (pair) => pair.charAt(0)) : text;
}
