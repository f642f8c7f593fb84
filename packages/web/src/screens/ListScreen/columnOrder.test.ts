import { describe, expect, it } from 'vitest';
import { moved, movedBeside } from './columnOrder.ts';

describe('The order of columns', () => {
  const names = ['name', 'grade', 'owner', 'phone'];

  it('changes step by step, the title always first', () => {
    expect(moved(names, 'owner', -1)).toEqual(['name', 'owner', 'grade', 'phone']);
    expect(moved(names, 'grade', -1)).toEqual(names);
    expect(moved(names, 'grade', 1)).toEqual(['name', 'owner', 'grade', 'phone']);
    expect(moved(names, 'phone', 1)).toEqual(names);
    expect(moved(names, 'nothing', 1)).toEqual(names);
  });

  it('changes by a drag to either side of another column, to the very end too', () => {
    expect(movedBeside(names, 'grade', 'phone', 'after')).toEqual(['name', 'owner', 'phone', 'grade']);
    expect(movedBeside(names, 'phone', 'grade', 'before')).toEqual(['name', 'phone', 'grade', 'owner']);
    expect(movedBeside(names, 'grade', 'grade', 'after')).toEqual(names);
    expect(movedBeside(names, 'nothing', 'grade', 'after')).toEqual(names);
  });
});
