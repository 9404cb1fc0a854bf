import { describe, expect, it } from 'vitest';
import { ask, change, pageOf, range, readShown } from './query';

describe('what a list shows', () => {
  it('is read from the address, unknown parts left out', () => {
    expect(readShown(new URLSearchParams('state=overdue&x=1&page=3'))).toEqual({
      state: 'overdue',
      page: '3',
    });
  });

  it('begins at the first page after any change but that of the page', () => {
    const shown = { place: '00025-01', page: '4' };
    expect(change(shown, { search: 'lan' })).toEqual({ place: '00025-01', search: 'lan' });
    expect(change(shown, { page: '5' })).toEqual({ place: '00025-01', page: '5' });
    expect(change(shown, { place: undefined })).toEqual({});
  });

  it('asks the server for its page', () => {
    expect(ask({ conflict: 'true', page: '3', sort: 'name' })).toEqual({
      conflict: true,
      sort: 'name',
      offset: 100,
      limit: 50,
    });
    expect(pageOf({ page: 'x' })).toBe(1);
    expect(pageOf({ page: '-2' })).toBe(1);
  });

  it('tells where it is', () => {
    expect(range(50, 50, 1203)).toEqual({ from: 51, to: 100, pages: 25 });
    expect(range(0, 0, 0)).toEqual({ from: 0, to: 0, pages: 1 });
  });
});
