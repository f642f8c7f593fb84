/** Pixels. */
interface Rect {
  width: number;
  height: number;
}

/**
 * A list opens as large as the last one was, with its rows in the first drawing: to measure first would cost one layout of
 * the page without them and another one with them.
 */
let last: Rect = { width: 0, height: 0 };

export function lastRect(): Rect {
  return last;
}

/** Tells how large an element is, as often as that changes. Answers how to stop. */
export function watchRect(element: Element, tell: (rect: Rect) => void): () => void {
  const keep = (rect: Rect) => {
    last = rect;
    tell(rect);
  };
  if (last.height === 0) keep({ width: element.clientWidth, height: element.clientHeight });
  const observer = new ResizeObserver(([entry]) => {
    if (!entry) return;
    const { width, height } = entry.contentRect;
    keep({ width: Math.round(width), height: Math.round(height) });
  });
  observer.observe(element);
  return () => observer.disconnect();
}
