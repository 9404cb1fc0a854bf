import { describe, expect, it } from 'vitest';
import { KINDS } from '../../generated/kinds';
import { recordOf } from '../record.fixture';
import { AttentionSearch, WRITTEN_KINDS } from './attention';

describe('what needs a person', () => {
  it('is looked for in every kind that a phone may write', () => {
    // The plan is written at the desk alone, alerts by the server.
    const others = Object.values(KINDS).filter(({ family }) => family !== 'plan' && family !== 'alerts');
    expect([...WRITTEN_KINDS].sort()).toEqual(others.map((kind) => kind.name).sort());
  });

  it('is looked for again only among kinds of which something changed', async () => {
    const asked: string[] = [];
    const search = new AttentionSearch(() => ({
      list: ({ kind, only }) => {
        asked.push(`${kind} ${only ?? ''}`);
        const records = kind === 'visit' && only === 'conflict' ? [recordOf('visit', {})] : [];
        return Promise.resolve({ total: records.length, records });
      },
    }));
    const turn = () => Promise.resolve();
    expect((await search.look(turn)).conflicts).toHaveLength(1);
    expect(asked.splice(0)).toHaveLength(2 * WRITTEN_KINDS.length);
    search.changed(['pass']);
    expect(await search.look(turn)).toMatchObject({ refused: [], conflicts: [{ kind: 'visit' }] });
    expect(asked).toEqual(['pass refused', 'pass conflict']);
  });
});
