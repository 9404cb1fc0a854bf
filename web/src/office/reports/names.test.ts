import { describe, expect, it } from 'vitest';
import { reports as en } from '../../i18n/en/reports';
import { reports as vi } from '../../i18n/vi/reports';
import type { ReportRow, ReportSection } from '../types';
import { listOf, numberName, periodAlone, periodOf, STATES, TYPES } from './names';

const row: ReportRow = {
  id: '0192',
  type: 'ward_day',
  state: 'draft',
  revision: 1,
  day: '2021-11-22',
  from_at_ms: Date.UTC(2021, 10, 21, 17),
  to_at_ms: Date.UTC(2021, 10, 22, 17),
  place: '',
  version: 1,
  number: '',
  made: { login: 'hoa', name: 'Lê Thị Hoa', at_ms: 0 },
};

describe('what a report is called', () => {
  it('r13_names_the_period_of_each_type', () => {
    expect(periodOf(row, vi)).toBe('ngày 22/11/2021');
    expect(periodAlone(row, vi)).toBe('Ngày 22/11/2021');
    expect(periodOf({ ...row, type: 'ward_week' }, vi)).toBe('từ ngày 16/11/2021 đến ngày 22/11/2021');
    const shift = { ...row, type: 'shift', from_at_ms: Date.UTC(2021, 10, 21, 23) } as const;
    expect(periodOf(shift, vi)).toBe('từ 06:00 22/11/2021 đến 00:00 23/11/2021');
  });

  it('r13_names_numbers_by_their_section_else_by_the_choice_they_count', () => {
    const cases: ReportSection = { name: 'cases', field: 'case.class', numbers: [] };
    const named = (section: ReportSection, name: string): string => numberName(section, { name }, vi);
    expect(named(cases, 'f0')).toBe('F0 – ca bệnh');
    expect(named(cases, 'total')).toBe('Tổng số');
    expect(named(cases, 'unknown')).toBe('Chưa phân loại');
    const visits: ReportSection = { name: 'visits', field: 'visit.result', numbers: [] };
    expect(named(visits, 'refused')).toBe('Từ chối tiếp');
    const outcome: ReportSection = { name: 'outcome', field: 'pass.decision', numbers: [] };
    expect(named(outcome, 'refused')).toBe('Từ chối đo, khai báo (người)');
  });

  it('r13_leads_to_the_list_of_what_was_counted', () => {
    const list = { name: 'case', query: 'from=2021-11-22&to=2021-11-22&filter=class:f0' };
    expect(listOf({ name: 'f0', count: 1, list })).toBe(`#/case?${list.query}`);
    expect(listOf({ name: 'ended', count: 1 })).toBeUndefined();
  });

  it('r13_has_words_for_every_type_and_state', () => {
    for (const texts of [vi, en]) {
      expect(Object.keys(texts.types).sort()).toEqual([...TYPES].sort());
      expect(Object.keys(texts.states)).toEqual([...STATES]);
    }
  });
});
