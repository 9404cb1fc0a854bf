import { describe, expect, it } from 'vitest';
import { draftHref, formOf, nameDraft, newForm, parseRoute } from './routes';

describe('the fragment leads to a screen', () => {
  it.each([
    ['', { screen: 'home' }],
    ['#/', { screen: 'home' }],
    ['#/enrol/K7M2P9QX4T', { screen: 'enrol', code: 'K7M2P9QX4T' }],
    ['#/households/00025-01', { screen: 'households', area: '00025-01' }],
    [
      '#/household/new?place=00025-01',
      { screen: 'household-form', id: null, place: '00025-01', draft: null },
    ],
    ['#/household/abc', { screen: 'household', id: 'abc' }],
    ['#/household/abc/edit', { screen: 'household-form', id: 'abc', place: null, draft: null }],
    ['#/person/new?household=abc', { screen: 'person-form', id: null, household: 'abc', draft: null }],
    ['#/movements/away', { screen: 'movements', list: 'away' }],
    ['#/movements', { screen: 'movements', list: 'due' }],
    ['#/drafts', { screen: 'drafts' }],
    [
      '#/movement/new?direction=return&departure=d1',
      {
        screen: 'movement-form',
        id: null,
        from: { person: null, household: null, direction: 'return', departure: 'd1', draft: null },
      },
    ],
    ['#/checkpoint/00025-C01/shift', { screen: 'checkpoint', path: ['00025-C01', 'shift'] }],
    ['#/settings', { screen: 'settings' }],
  ])('%s', (hash, route) => {
    expect(parseRoute(hash)).toEqual(route);
  });

  it.each([
    '#/%E0%A4%A',
    '#/household/%E0%A4%A',
    '#/nonsense',
    '#/household',
    '#/household/abc/delete',
    '#/movements/other',
  ])('c15_says_that_there_is_no_such_page: %s', (hash) => {
    expect(parseRoute(hash)).toEqual({ screen: 'unknown' });
  });
});

describe('each new form has a draft of its own', () => {
  it('c17_named_in_its_address_once', () => {
    expect(nameDraft('#/movement/new', 'k7q')).toBe('#/movement/new?draft=k7q');
    expect(nameDraft('#/person/new?household=h1', 'k7q')).toBe('#/person/new?household=h1&draft=k7q');
    expect(nameDraft('#/movement/new?draft=abc', 'k7q')).toBe('#/movement/new?draft=abc');
    expect(nameDraft('#/movement/m1/edit', 'k7q')).toBe('#/movement/m1/edit');
    expect(nameDraft('#/', 'k7q')).toBe('#/');
  });

  it('c17_and_a_draft_of_an_older_version_keeps_the_key_it_was_stored_under', () => {
    const stored = '#/movement/new?person=p1';
    const route = parseRoute(draftHref(stored));
    if (route.screen !== 'movement-form') throw new Error('it leads to the form');
    expect(newForm('movement', { ...route.from })).toBe(stored);
  });

  it.each([
    ['#/notice/new', { kind: 'notice', family: 'plan', isNew: true, book: '#/records/notice' }],
    ['#/visit/abc/edit', { kind: 'visit', family: 'casework', isNew: false, book: '#/records/visit' }],
    ['#/person/new', { kind: 'person', family: 'register', isNew: true, book: '#/households' }],
    ['#/movement/abc/edit', { kind: 'movement', family: 'movements', isNew: false, book: '#/movements' }],
    ['#/notice/abc', null],
    ['#/', null],
  ])('says what a form writes: %s', (hash, form) => {
    expect(formOf(parseRoute(hash))).toEqual(form);
  });
});
