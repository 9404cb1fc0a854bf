import { describe, expect, it } from 'vitest';
import { reports as vi } from '../../i18n/vi/reports';
import type { Report } from '../types';
import { headOf } from './paper';

const report = (signed_as?: Report['signed_as'], district = 'Quận Ba Đình'): Report =>
  ({ body: { unit: 'Phường Ngọc Khánh', district, sections: [] }, signed_as }) as unknown as Report;

describe('the head of a report', () => {
  it('r13_names_nobody_above_a_peoples_committee_and_one_above_board_and_station', () => {
    const committee = { above: [], unit: ['ỦY BAN NHÂN DÂN', 'PHƯỜNG NGỌC KHÁNH'], sign: 'BC-UBND' };
    expect(headOf(report(), vi)).toEqual(committee);
    expect(headOf(report('deputy_chair'), vi)).toEqual(committee);
    expect(headOf(report('board'), vi)).toEqual({
      above: ['ỦY BAN NHÂN DÂN PHƯỜNG NGỌC KHÁNH'],
      unit: ['BAN CHỈ ĐẠO PHÒNG, CHỐNG DỊCH COVID-19'],
      sign: 'BC-BCĐ',
    });
    const station = { unit: ['TRẠM Y TẾ PHƯỜNG NGỌC KHÁNH'], sign: 'BC-TYT' };
    expect(headOf(report('station_head'), vi)).toEqual({
      above: ['TRUNG TÂM Y TẾ QUẬN BA ĐÌNH'],
      ...station,
    });
    expect(headOf(report('station_head', ''), vi)).toEqual({ above: [], ...station });
  });
});
