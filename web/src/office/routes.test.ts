import { describe, expect, it } from 'vitest';
import { listHash, parseRoute, recordHash, reportHash } from './routes';

describe('routes of the office', () => {
  it('reads lists with what they show', () => {
    const route = parseRoute('#/movements?state=overdue&place=00025-01');
    expect(route.screen).toBe('list');
    if (route.screen === 'list')
      expect(Object.fromEntries(route.query)).toEqual({ state: 'overdue', place: '00025-01' });
  });

  it('reads records, members and pages', () => {
    expect(parseRoute('#/record/0192')).toEqual({ screen: 'record', id: '0192', within: null });
    expect(parseRoute('#/members/0192')).toEqual({ screen: 'member', id: '0192' });
    expect(parseRoute('#/setup/a-_9')).toEqual({ screen: 'setup', link: 'a-_9' });
    expect(parseRoute('#/members').screen).toBe('members');
    expect(parseRoute(reportHash('0192'))).toEqual({ screen: 'report', id: '0192' });
    expect(parseRoute('#/reports').screen).toBe('reports');
    expect(parseRoute('#/quarantine').screen).toBe('quarantine');
  });

  it('k27_a_record_says_from_which_list_it_was_opened', () => {
    const within = { list: 'persons', shown: { residence: 'temporary', cursor: 'abc' } } as const;
    const hash = recordHash('0192', within);
    expect(parseRoute(hash)).toEqual({ screen: 'record', id: '0192', within });
    expect(parseRoute(recordHash('0192', { list: 'persons', shown: {} }))).toEqual({
      screen: 'record',
      id: '0192',
      within: { list: 'persons', shown: {} },
    });
    expect(parseRoute('#/record/0192?in=nothing')).toEqual({ screen: 'record', id: '0192', within: null });
  });

  it('c15_says_of_any_other_address_that_there_is_no_such_page', () => {
    for (const hash of ['#/nothing', '#/%E0%A4%A', '#/record', '#/record/%', '#/persons%2F']) {
      expect(['nowhere', 'record'], hash).toContain(parseRoute(hash).screen);
    }
    expect(parseRoute('#/record/%')).toEqual({ screen: 'record', id: '%', within: null });
  });

  it('leads home from the bare address', () => {
    expect(parseRoute('')).toEqual({ screen: 'overview', day: null });
    expect(parseRoute('#/?day=2021-11-22')).toEqual({ screen: 'overview', day: '2021-11-22' });
  });

  it('leaves out what is empty', () => {
    expect(listHash('passes', { decision: 'turn_back', place: '' })).toBe('#/passes?decision=turn_back');
    expect(listHash('persons')).toBe('#/persons');
  });
});
