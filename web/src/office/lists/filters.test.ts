import { describe, expect, it } from 'vitest';
import { KINDS } from '../../generated/kinds';
import { filtersOf, offered, type Filter } from './filters';

function filter(list: 'persons' | 'commitment' | 'movements', name: string): Filter {
  const { first, more } = filtersOf(list);
  const found = [...first, ...more].find((one) => one.name === name);
  if (!found) throw new Error(`${list} has no filter ${name}`);
  return found;
}

describe('what a filter offers', () => {
  const residence = filter('persons', 'residence');
  const formers = residence.options.filter((option) => option.former).map(({ value }) => value);
  const [former = ''] = formers;
  const values = (value: string, counts: { value: string; count: number; more: boolean }[]) =>
    offered(residence, value, { parts: { residence: counts } }).map((option) => option.value);

  it('leaves out choices that no form offers any more', () => {
    expect(former).not.toBe('');
    expect(offered(residence, '', null).some((option) => option.former)).toBe(false);
    expect(values('', [{ value: former, count: 0, more: false }])).not.toContain(former);
  });

  it('keeps the one that is set, and those that records still hold', () => {
    expect(offered(residence, former, null).map(({ value }) => value)).toContain(former);
    expect(values('', [{ value: former, count: 2, more: false }])).toContain(former);
  });

  it('calls the answers to a yes-or-no question as its forms do', () => {
    const labels = filter('commitment', 'refused').options.map(({ label }) => label);
    expect(labels).toEqual(['Không ký', 'Đã ký']);
    const employee = KINDS.movement.fields.find(({ name }) => name === 'employee');
    expect(employee?.answers).toBeUndefined();
    expect(filter('movements', 'employee').options.map(({ label }) => label)).toEqual(['Có', 'Không']);
  });
});
