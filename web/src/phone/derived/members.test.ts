import { describe, expect, it } from 'vitest';
import { KINDS, type Group, type Kind } from '../../generated/kinds';
import type { PhoneWorker } from '../../worker/api';
import { RecordForm } from '../form.svelte';
import { recordOf } from '../record.fixture';
import { Members } from './members.svelte';

const worker = {
  putDraft: () => Promise.resolve(),
  check: () => Promise.resolve([]),
} as unknown as PhoneWorker;

/** The first kind whose form asks for the members of a group. */
function aKindOfGroups(): [Kind, Group] {
  const kind = Object.values<Kind>(KINDS).find(({ groups }) => groups.length > 0);
  const group = kind?.groups[0];
  if (!kind || !group) throw new Error('no kind has a group');
  return [kind, group];
}

describe('the members of a group in a form', () => {
  const [kind, group] = aKindOfGroups();
  const key = (id: string, name: string) => `${group.name}/${id}/${name}`;
  const start = { kind: kind.name, route: '#/x', titleField: 'name' };
  const changed = () =>
    new RecordForm(worker, {
      ...start,
      original: recordOf(kind.name, { [key('1a', 'name')]: 'Lan', [key('1b', 'name')]: 'Hoa' }),
    });

  it('are those of the record, and those that are added', () => {
    const form = changed();
    const members = new Members(form, group);
    expect(members.ids).toEqual(['1a', '1b']);
    members.add();
    expect(members.ids).toHaveLength(3);
    expect(form.dirty, 'nothing is written of one that is left empty').toBe(false);
    form.set(members.key(members.ids[2] ?? '', 'name'), 'Minh');
    expect(members.ids).toHaveLength(3);
  });

  it('are taken out by a mark that can be taken back', () => {
    const form = changed();
    const members = new Members(form, group);
    members.drop('1a');
    expect(members.isOut('1a')).toBe(true);
    expect(members.ids, 'it stays in its place until it is saved').toEqual(['1a', '1b']);
    expect(form.changes()).toEqual({ [key('1a', 'removed')]: true });
    members.restore('1a');
    expect(form.changes()).toEqual({});
  });

  it('go without a trace where they were added here', () => {
    const form = changed();
    const members = new Members(form, group);
    members.add();
    const id = members.ids[2] ?? '';
    form.set(members.key(id, 'name'), 'Minh');
    members.drop(id);
    expect(members.ids).toEqual(['1a', '1b']);
    expect(form.changes()).toEqual({});
  });

  it('come back with a draft', () => {
    const form = new RecordForm(worker, { ...start, initial: { [key('9z', 'name')]: 'Minh' } });
    expect(new Members(form, group).ids).toContain('9z');
  });
});
