import { describe, expect, it } from 'vitest';
import { vi } from '../../i18n/vi';
import type { Draft } from '../../worker/api';
import type { FormDraft } from '../form.svelte';
import { dropDraft, keptDrafts, nameOfDraft } from './drafts.svelte';

const NOW = Date.UTC(2021, 10, 22, 3);

function draft(kind: string, fields: FormDraft['fields'], title = ''): FormDraft {
  return { route: `#/${kind}/new?draft=k7q`, kind, title, fields };
}

describe('a draft is named by what it holds', () => {
  it.each<[FormDraft, string]>([
    [draft('household', { house_no: '15B', street: 'phố Ngọc Khánh' }), '15B, phố Ngọc Khánh'],
    [draft('household', { phone: '0912345678' }), 'Điện thoại: 0912 345 678'],
    [draft('movement', { direction: 'departure', to_text: 'Mai Sơn' }), 'Đi · đến Mai Sơn'],
    [draft('person', { dob: '1950', household: 'h1' }), 'sinh 1950 · 71 tuổi'],
    [draft('household', { head_name: 'Lò Văn An' }, 'Lò Văn An'), 'Lò Văn An'],
    [draft('declaration', { at: NOW, channel: 'doorstep', name: 'Vũ Thị Lan' }), 'Vũ Thị Lan'],
  ])('c17_%#', (value, name) => {
    expect(nameOfDraft(value, NOW, vi)).toBe(name);
  });

  it('c17_is_dropped_and_brought_back', async () => {
    const kept = new Map<string, unknown>();
    const worker = {
      deleteDraft: (key: string) => Promise.resolve(void kept.delete(key)),
      putDraft: (key: string, value: unknown) => Promise.resolve(void kept.set(key, value)),
    };
    const value = draft('household', { house_no: '15B' });
    kept.set('form:a', value);
    const [one] = keptDrafts([{ key: 'form:a', saved_at_ms: 1, value } satisfies Draft], NOW, vi);
    if (!one) throw new Error('a draft of a form is kept');
    const back = await dropDraft(worker, one);
    expect(kept.size).toBe(0);
    await back();
    expect(kept.get('form:a')).toEqual(value);
  });

  it('says_what_tells_two_of_one_person_apart', () => {
    const of = (fields: FormDraft['fields']) =>
      keptDrafts(
        [{ key: 'form:a', saved_at_ms: 1, value: draft('movement', fields, 'Lê Thị Anh') }],
        NOW,
        vi,
      )[0];
    expect(of({ direction: 'departure', to_text: 'Mai Sơn' })?.detail).toBe('Đi · đến Mai Sơn');
    expect(of({})?.detail).toBe('');
  });

  it('c17_leads_back_to_a_draft_of_an_older_version', () => {
    const old: FormDraft = { ...draft('movement', {}), route: '#/movement/new?person=p1' };
    const [one] = keptDrafts([{ key: 'form:#/movement/new?person=p1', saved_at_ms: 1, value: old }], NOW, vi);
    expect(one?.href).toBe('#/movement/new?person=p1&draft=earlier');
  });
});
