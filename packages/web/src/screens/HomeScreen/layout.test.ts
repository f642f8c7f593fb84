import { type HomeWidget, homeColumns } from '@gejie/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { added, moved, resized, settled, stepped, swapped } from './layout.ts';

const widget = (id: string, x: number, y: number, w: number, h: number): HomeWidget => ({
  id,
  kind: 'notepad',
  title: null,
  x,
  y,
  w,
  h,
  settings: {},
});
const places = (widgets: readonly HomeWidget[]) =>
  Object.fromEntries(widgets.map(({ id, x, y, w, h }) => [id, [x, y, w, h].join(' ')]));
const page = [widget('a', 0, 0, 6, 4), widget('b', 6, 0, 6, 4), widget('c', 0, 4, 12, 3)];

describe('The widgets of a home page (INS-01)', () => {
  test('change places when one is carried past the middle of another, and not before', () => {
    expect(places(moved(page, 'a', 0, 1))).toEqual(places(page));
    expect(places(moved(page, 'c', 0, 1))).toEqual({ a: '0 3 6 4', b: '6 3 6 4', c: '0 0 12 3' });
    expect(places(moved(page, 'a', 6, 0))).toMatchObject({ a: '6 0 6 4', b: '6 4 6 4', c: '0 8 12 3' });
  });

  test('move step by step with the keyboard', () => {
    expect(places(stepped(page, 'a', 'down'))).toMatchObject({ a: '0 7 6 4', c: '0 4 12 3' });
    expect(places(stepped(page, 'c', 'up')).c).toBe('0 0 12 3');
    expect(places(stepped(page, 'b', 'right')).b).toBe('6 0 6 4');
    expect(places(stepped(page, 'c', 'down'))).toEqual(places(page));
  });

  test('push others down when they grow, and stay within the grid', () => {
    expect(places(resized(page, 'a', 6, 9))).toMatchObject({ a: '0 0 6 9', c: '0 9 12 3' });
    expect(places(resized(page, 'b', 40, 1)).b).toBe('6 0 6 2');
  });

  test('change slots with their neighbours on a phone, and come in below', () => {
    expect(places(swapped(page, 'a', 1))).toMatchObject({ a: '6 0 6 4', b: '0 0 6 4' });
    expect(places(swapped(page, 'a', -1))).toEqual(places(page));
    expect(places(added(page, widget('d', 0, 0, 4, 5))).d).toBe('0 7 4 5');
  });

  test('never lie over one another, whatever is moved where', () => {
    const any = fc.array(
      fc.record({
        x: fc.nat(11),
        y: fc.nat(20),
        w: fc.integer({ min: 1, max: 12 }),
        h: fc.integer({ min: 1, max: 6 }),
      }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(any, fc.nat(11), fc.nat(30), (boxes, x, y) => {
        const widgets = boxes.map((box, index) =>
          widget(String(index), Math.min(box.x, homeColumns - box.w), box.y, box.w, box.h),
        );
        for (const result of [settled(widgets), moved(settled(widgets), '0', x, y)]) {
          const cells = result.flatMap((one) =>
            Array.from(
              { length: one.w * one.h },
              (_, at) => `${one.x + (at % one.w)},${one.y + Math.floor(at / one.w)}`,
            ),
          );
          expect(new Set(cells).size).toBe(cells.length);
          expect(result.every((one) => one.x + one.w <= homeColumns)).toBe(true);
        }
      }),
    );
  });
});
