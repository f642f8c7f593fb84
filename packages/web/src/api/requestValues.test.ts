import { expect, it } from 'vitest';
import { requestValue, requestValues } from './requestValues.ts';

it('Values as answered become values as requested', () => {
  const address = {
    province: '浙江省',
    city: '杭州市',
    district: null,
    street: '江陵路 1760 号',
    postcode: null,
  };
  const given = {
    name: '海川',
    amount: '128.50',
    active: false,
    owner: { id: 7, label: '王雅宁' },
    related: { module: 'accounts', id: 9, label: '海川' },
    people: [
      { id: 1, label: 'a' },
      { id: 2, label: null },
    ],
    tags: ['a', 'b'],
    photo: { id: 3, name: 'a.png', size: 10, type: 'image/png', url: '/api/files/3/a.png' },
    address,
    parent: null,
    note: undefined,
  };
  expect(requestValues(given)).toEqual({
    name: '海川',
    amount: '128.50',
    active: false,
    owner: 7,
    related: { module: 'accounts', id: 9 },
    people: [1, 2],
    tags: ['a', 'b'],
    photo: 3,
    address,
    parent: null,
    note: null,
  });
});

it('The lines of a document are sent whole, saved or not, with what they point at', () => {
  const line = { id: 7, kind: 'item', item: { module: 'products', id: 3 }, quantity: '2', tax: 5 };
  const lines = [line, { ...line, id: null }];
  expect(requestValue(lines)).toEqual(lines);
});
