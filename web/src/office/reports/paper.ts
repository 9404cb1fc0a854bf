/** The head of a report: who issues it, and under which sign. */
import type { Report } from '../types';
import type { ReportWords } from './words.svelte';

export interface Head {
  /** The body above the one that issues it; a People's Committee names none. */
  above: readonly string[];
  unit: readonly string[];
  sign: string;
}

const capitals = (text: string): string => text.toLocaleUpperCase('vi');

export function headOf({ body, signed_as }: Report, { paper }: ReportWords): Head {
  const by = signed_as ?? 'committee';
  const [unit, district] = [capitals(body.unit), capitals(body.district)];
  const sign = paper.signs[by];
  if (by === 'board') return { above: [`${paper.committee} ${unit}`], unit: [paper.board], sign };
  if (by === 'station_head') {
    const above = district === '' ? [] : [`${paper.healthCentre} ${district}`];
    return { above, unit: [`${paper.station} ${unit}`], sign };
  }
  return { above: [], unit: [paper.committee, unit], sign };
}
