import { describe, expect, it } from 'vitest';
import { screensOf } from '../access';
import type { Beginning } from '../types';
import { isShown, rowsOf } from './beginning';

const NOTHING: Beginning = {
  contact: false,
  areas: 0,
  checkpoints: 0,
  teams: 0,
  members: 0,
  phones: 0,
  households: 0,
  closed: false,
};
const ALL: Beginning = {
  contact: true,
  areas: 2,
  checkpoints: 1,
  teams: 1,
  members: 3,
  phones: 2,
  households: 300,
  closed: false,
};
const may = (role: string) => (screen: string) => (screensOf(role) as readonly string[]).includes(screen);

describe('what a new ward lacks', () => {
  it('is shown until everything is there, or somebody has closed it', () => {
    const shown = (counts: Beginning) => isShown(counts, rowsOf(counts, may('ward_official')));
    expect(shown(NOTHING)).toBe(true);
    expect(shown({ ...ALL, phones: 0 })).toBe(true);
    expect(shown(ALL)).toBe(false);
    expect(shown({ ...NOTHING, closed: true })).toBe(false);
  });

  it('leads only to screens that the role has', () => {
    const parts = (role: string) => rowsOf(NOTHING, may(role)).map((row) => row.part);
    expect(parts('administrator')).toEqual(['contact', 'areas', 'checkpoints', 'teams']);
    expect(parts('police')).toEqual([]);
  });
});
