import { describe, expect, it } from 'vitest';
import { KINDS } from '../../generated/kinds';
import { WRITTEN_KINDS } from './attention';

describe('what needs a person', () => {
  it('is looked for in every kind that a phone may write', () => {
    // The plan is written at the desk alone, alerts by the server.
    const others = Object.values(KINDS).filter(({ family }) => family !== 'plan' && family !== 'alerts');
    expect([...WRITTEN_KINDS].sort()).toEqual(others.map((kind) => kind.name).sort());
  });
});
