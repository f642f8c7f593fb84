import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';

/** So many lines are all drawn; of more only those in sight. */
const few = 40;
/** Pixels that a line takes up before it is measured. */
const usual = 40;
/** Lines beyond those in sight that are drawn too. */
const beyond = 6;

/** A line that is drawn. */
export interface DrawnLine {
  index: number;
  /** Pixels from the first line; undefined: in the flow of the page. */
  top: number | undefined;
}

interface LineWindow {
  lines: DrawnLine[];
  /** Pixels that all lines take up; undefined: as many as they need. */
  height: number | undefined;
  measure(row: HTMLElement | null): void;
}

/**
 * Which lines of a document are drawn. What is measured and painted at each key typed into one of two hundred must not
 * depend on how many they are.
 * @param kept lines that are drawn wherever they are: the one that is typed in, and the one that is gone to
 */
export function useLineWindow(
  body: RefObject<HTMLElement | null>,
  count: number,
  kept: readonly (number | null)[],
): LineWindow {
  const scroller = useRef<HTMLElement | null>(null);
  const [margin, setMargin] = useState(0);
  const wanted = kept.filter((index) => index !== null && index >= 0 && index < count).join(' ');
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => {
      if (body.current && !scroller.current?.isConnected) scroller.current = scrollerOf(body.current);
      return scroller.current;
    },
    estimateSize: () => usual,
    overscan: beyond,
    scrollMargin: margin,
    rangeExtractor: useCallback(
      (range: Range) => {
        const also = wanted === '' ? [] : wanted.split(' ').map(Number);
        return [...new Set([...defaultRangeExtractor(range), ...also])].sort((a, b) => a - b);
      },
      [wanted],
    ),
  });
  const seen = virtual.range?.startIndex;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what stands above may have grown since other lines were in sight
  useLayoutEffect(() => {
    if (!body.current || !scroller.current) return;
    const from = scroller.current.getBoundingClientRect().top - scroller.current.scrollTop;
    setMargin(Math.round(body.current.getBoundingClientRect().top - from));
  }, [body, seen, count]);

  if (count <= few)
    return {
      lines: Array.from({ length: count }, (_, index) => ({ index, top: undefined })),
      height: undefined,
      measure: virtual.measureElement,
    };
  return {
    lines: virtual.getVirtualItems().map(({ index, start }) => ({ index, top: start - margin })),
    height: virtual.getTotalSize(),
    measure: virtual.measureElement,
  };
}

/** What an element is moved by when one scrolls. */
function scrollerOf(element: HTMLElement): HTMLElement {
  for (let at = element.parentElement; at; at = at.parentElement)
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  return document.documentElement;
}
