import { describe, expect, it } from 'vitest';
import { ask, change, filterOf, keptQuery, range, readShown } from './query';

describe('what a list shows', () => {
  it('is read from the address, unknown parts left out', () => {
    expect(readShown(new URLSearchParams('state=overdue&x=1&cursor=abc'))).toEqual({
      state: 'overdue',
      cursor: 'abc',
    });
  });

  it('begins at the first page after any change but that of the page', () => {
    const shown = { place: '00025-01', cursor: 'd' };
    expect(change(shown, { search: 'lan' })).toEqual({ place: '00025-01', search: 'lan' });
    expect(change(shown, { cursor: 'e' })).toEqual({ place: '00025-01', cursor: 'e' });
    expect(change(shown, { place: undefined })).toEqual({});
  });

  it('asks the server for its page', () => {
    expect(ask({ conflict: 'true', cursor: 'abc', sort: 'name' })).toEqual({
      conflict: true,
      sort: 'name',
      cursor: 'abc',
      limit: 50,
    });
  });

  it('tells where it is', () => {
    expect(range(50, 50, 1203)).toEqual({ from: 51, to: 100 });
    expect(range(0, 0, 0)).toEqual({ from: 0, to: 0 });
    expect(range(50, 3, 52)).toEqual({ from: 51, to: 52 });
  });

  it('k25_a_view_keeps_filter_and_order_and_neither_page_nor_columns', () => {
    const shown = { place: '00025-01', sort: 'place', view: '7', columns: 'name', cursor: 'd' };
    expect(keptQuery(shown)).toBe('place=00025-01&sort=place');
    expect(filterOf(shown)).toEqual({ place: '00025-01' });
    expect(ask(shown)).toEqual({ place: '00025-01', sort: 'place', cursor: 'd', limit: 50 });
  });

  it('k24_other_columns_stay_on_the_page', () => {
    expect(change({ cursor: 'd' }, { columns: 'name' })).toEqual({ columns: 'name', cursor: 'd' });
  });
});
