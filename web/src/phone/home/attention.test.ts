import { describe, expect, it } from 'vitest';
import { KINDS } from '../../generated/kinds';
import { WRITTEN_KINDS } from './attention';

describe('what needs a person', () => {
  it('is looked for in every kind that a phone may write', () => {
    const ofThePlan = Object.values(KINDS).filter((kind) => kind.family === 'plan');
    const others = Object.values(KINDS).filter((kind) => !ofThePlan.includes(kind));
    expect([...WRITTEN_KINDS].sort()).toEqual(others.map((kind) => kind.name).sort());
  });
});
