import { describe, expect, it } from 'vitest';
import { t } from '../../i18n/index.svelte';
import { inWords } from './words';

const named = {
  place: (code: string) => ({ '00025-05': 'Tổ 5' })[code] ?? code,
  title: (id: string) => ({ h1: 'Trần Thị Lan' })[id] ?? id,
};

describe('d1 what a printed list says of itself', () => {
  it('d1_names_every_part_of_the_filter_and_the_order', () => {
    const shown = {
      search: 'lan',
      place: '00025-05',
      state: 'overdue',
      from: '2021-11-22',
      to: '2021-11-22',
    };
    expect(inWords('movements', { ...shown, direction: 'departure', sort: 'due' }, t(), named)).toEqual([
      'Tìm: “lan”',
      'Địa bàn: Tổ 5',
      'Chiều: Đi',
      'Ngày: 22/11/2021',
      'Tình trạng: Quá hạn',
      'Sắp xếp: Tình trạng, tăng dần',
    ]);
  });

  it('d1_names_records_by_their_titles', () => {
    expect(inWords('persons', { household: 'h1' }, t(), named)).toEqual([
      'Hộ Trần Thị Lan',
      'Sắp xếp: Họ và tên, tăng dần',
    ]);
  });
});
