import { type RefObject, useEffect, useRef } from 'react';

/**
 * An agenda of this month opens at today, as soon as its days are there: what is over stands above. It does so once for
 * the days it shows, so that nothing moves beneath who reads it.
 * @param days which days are drawn; null: none yet
 */
export function useAgendaFromToday(paper: RefObject<HTMLElement | null>, days: string | null, today: string) {
  const opened = useRef<string | null>(null);
  useEffect(() => {
    if (days === null) opened.current = null;
    if (days === null || days === opened.current) return;
    const heads = [...(paper.current?.querySelectorAll<HTMLElement>('[data-date]') ?? [])];
    const dateOf = (head: HTMLElement) => head.dataset.date ?? '';
    if (!heads.some((head) => dateOf(head) < today)) return;
    opened.current = days;
    const next = heads.find((head) => dateOf(head) >= today) ?? heads.at(-1);
    next?.parentElement?.scrollIntoView({ block: 'start' });
  });
}
