import { expect, it } from 'vitest';
import type { RecordView } from '../../worker/api';
import { linkingTo } from './links';

const record = (kind: string, id: string, fields: RecordView['fields']): RecordView => ({
  id,
  kind,
  v: 1,
  partition: '',
  period: '2021',
  place: '00025-01',
  fields,
  conflicts: {},
  problems: [],
  created_at_ms: 0,
  created_by: '',
  created_by_name: null,
  updated_at_ms: 0,
  updated_by: '',
  updated_by_name: null,
  removed: false,
});

it('a_household_is_named_by_commitments_and_by_support_requests', () => {
  const found = linkingTo(record('household', 'h1', {}));
  const named = found.map(({ kind, field, id }) => [kind.name, field, id]);
  expect(named).toContainEqual(['commitment', 'household', 'h1']);
  expect(named).toContainEqual(['support', 'household', 'h1']);
  expect(new Set(found.map(({ id }) => id))).toEqual(new Set(['h1']));
});

it('what_is_written_for_a_person_names_the_household_too', () => {
  const found = linkingTo(record('person', 'p1', { household: 'h1' }));
  const support = found.find(({ kind }) => kind.name === 'support');
  expect(support).toMatchObject({ field: 'person', id: 'p1', links: { person: 'p1', household: 'h1' } });
  const commitment = found.find(({ kind }) => kind.name === 'commitment');
  expect(commitment).toMatchObject({ field: 'household', id: 'h1', links: { household: 'h1' } });
});

it('what_belongs_to_no_household_offers_only_what_names_itself', () => {
  const found = linkingTo(record('person', 'p1', {}));
  expect(found.find(({ kind }) => kind.name === 'support')?.links).toEqual({ person: 'p1' });
  expect(found.map(({ kind }) => kind.name)).not.toContain('commitment');
});
