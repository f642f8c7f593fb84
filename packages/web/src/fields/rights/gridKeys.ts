import type { KeyboardEvent } from 'react';

/** Where a control stands in a grid: `3:1`. */
export function cellAt(row: number, column: number): string {
  return `${row}:${column}`;
}

const steps: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Arrows move from control to control of a grid, Home and End along its row; gaps are passed over. */
export function moveInGrid(event: KeyboardEvent<HTMLElement>): void {
  const from = event.target instanceof HTMLElement ? event.target.dataset.cell : undefined;
  if (!from || event.altKey || event.ctrlKey || event.metaKey) return;
  const cells = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-cell]')];
  const next = steps[event.key]
    ? besides(cells, from, steps[event.key] as [number, number])
    : endOf(event, cells, from);
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function placeOf(cell: HTMLElement): [number, number] {
  const [row = 0, column = 0] = (cell.dataset.cell ?? '').split(':').map(Number);
  return [row, column];
}

/** The nearest control in a direction; in another row the one whose column is nearest. */
function besides(
  cells: HTMLElement[],
  from: string,
  [down, right]: [number, number],
): HTMLElement | undefined {
  const [row = 0, column = 0] = from.split(':').map(Number);
  const ahead = cells.filter((cell) => {
    const [r, c] = placeOf(cell);
    return down === 0 ? r === row && (c - column) * right > 0 : (r - row) * down > 0;
  });
  const distance = (cell: HTMLElement) => {
    const [r, c] = placeOf(cell);
    return Math.abs(r - row) * 1000 + Math.abs(c - column);
  };
  return ahead.toSorted((a, b) => distance(a) - distance(b))[0];
}

function endOf(event: KeyboardEvent, cells: HTMLElement[], from: string): HTMLElement | undefined {
  if (event.key !== 'Home' && event.key !== 'End') return undefined;
  const row = Number(from.split(':')[0]);
  return cells.filter((cell) => placeOf(cell)[0] === row).at(event.key === 'Home' ? 0 : -1);
}
