import { describe, expect, it } from 'vitest';
import { alike, searchesFor } from './alike';

const hoa = {
  id: 'a1',
  fields: { full_name: 'Lò Thị Hoa', dob: '1990-03-21', phone: '+84912345678', citizen_id: '014190001234' },
};
const by = (typed: Record<string, string>): string[] => alike(typed, [hoa, hoa], null).map((one) => one.by);

describe('k77 who may be the same person', () => {
  it('is recognised by the number of a paper, by name and birth, by name and telephone', () => {
    expect(by({ citizen_id: '014 190 001 234' })).toEqual(['paper']);
    expect(by({ full_name: 'lo thi hoa', dob: '1990' })).toEqual(['birth']);
    expect(by({ full_name: 'LÒ THỊ HOA', phone: '0912 345 678' })).toEqual(['phone']);
  });

  it('is not somebody of the same name, telephone or year alone', () => {
    expect(by({ full_name: 'Lò Thị Hoa' })).toEqual([]);
    expect(by({ full_name: 'Lò Thị Hoan', dob: '1990', phone: '0912345678' })).toEqual([]);
    expect(by({ dob: '1990', phone: '0912345678' })).toEqual([]);
    expect(by({ full_name: 'Lò Thị Hoa', dob: '1991' })).toEqual([]);
  });

  it('is never the record in hand, nor one that was taken out', () => {
    const typed = { citizen_id: '014190001234' };
    expect(alike(typed, [hoa], 'a1')).toEqual([]);
    expect(alike(typed, [{ ...hoa, removed: true }], null)).toEqual([]);
  });

  it('is searched for once enough was typed', () => {
    expect(searchesFor({ full_name: 'Lò Thị Hoa' })).toEqual([]);
    expect(searchesFor({ full_name: 'Hoa', dob: '1990' })).toEqual([]);
    expect(searchesFor({ full_name: 'Lò Thị Hoa', dob: '1990' })).toEqual(['Lò Thị Hoa']);
    expect(searchesFor({ citizen_id: '014190001234' })).toEqual(['014190001234']);
  });
});
