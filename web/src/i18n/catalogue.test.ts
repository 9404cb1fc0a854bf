import { describe, expect, it } from 'vitest';
import { KINDS } from '../generated/kinds';
import { en as shared } from './en';
import { reports as enReports } from './en/reports';
import { vi as viShared } from './vi';
import { reports as viReports } from './vi/reports';

/** With the catalogues that only some screens download. */
const en = { ...shared, reports: enReports };
const vi = { ...viShared, reports: viReports };

type Leaf = string | ((...args: never[]) => string);
type Tree = { [key: string]: Leaf | Tree | readonly string[] };

function leaves(tree: Tree, path = ''): Map<string, Leaf> {
  const found = new Map<string, Leaf>();
  for (const [key, value] of Object.entries(tree)) {
    const here = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string' || typeof value === 'function') found.set(here, value);
    else for (const [inner, leaf] of leaves(value as Tree, here)) found.set(inner, leaf);
  }
  return found;
}

const vietnamese = leaves(vi as unknown as Tree);
const english = leaves(en as unknown as Tree);

describe('the catalogue', () => {
  it('says everything in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...vietnamese.keys()].sort());
  });

  it('has the same parameters in both', () => {
    for (const [key, leaf] of vietnamese) {
      const other = english.get(key);
      expect(typeof other, key).toBe(typeof leaf);
      if (typeof leaf === 'function' && typeof other === 'function')
        expect(other.length, key).toBe(leaf.length);
    }
  });

  it('leaves no text empty', () => {
    for (const [key, leaf] of [...vietnamese, ...english])
      if (typeof leaf === 'string') expect(leaf.trim(), key).not.toBe('');
  });

  it('is written in composed letters (NFC), as everything stored is', () => {
    for (const [key, leaf] of [...vietnamese, ...english]) {
      const text = typeof leaf === 'string' ? leaf : String(leaf);
      expect(text.normalize('NFC'), key).toBe(text);
    }
  });

  it('a21_no_text_promises_a_reminder', () => {
    for (const [key, leaf] of [...vietnamese, ...english]) {
      const text = typeof leaf === 'string' ? leaf : String(leaf);
      expect(text, key).not.toMatch(/máy sẽ nhắc|will remind/i);
    }
  });

  it('never says a technical word to a team member', () => {
    const technical = /\b(sync|server error|token|cache|offline|online|wasm|IndexedDB|JSON)\b/i;
    for (const [key, leaf] of leaves({ phone: vi.phone, checkpoint: vi.checkpoint } as unknown as Tree)) {
      const text = typeof leaf === 'string' ? leaf : String(leaf);
      expect(technical.test(text), `${key}: ${text}`).toBe(false);
    }
  });

  it('f_is_spelt_as_the_directives_are', () => {
    // khoẻ, xoá, uỷ: the mark stands on the first letter of the two (khỏe, xóa, ủy).
    const old = /o[àáảãạèéẻẽẹ](?!\p{L})|(?<![qQ])u[ỳýỷỹỵ](?!\p{L})/u;
    for (const [key, text] of ours()) expect(old.exec(text)?.[0], `${key}: ${text}`).toBeUndefined();
  });

  it('f_calls_the_reader_by_no_pronoun_and_each_thing_by_one_name', () => {
    // How residents are spoken of is the ward's own choice, and these are its answers.
    const ofResidents = /^kinds\.settings\.fields\.\d+\.type\.choices\./;
    for (const [key, text] of [...ours()].filter(([key]) => !ofResidents.test(key)))
      for (const [word, instead] of FORBIDDEN)
        expect(word.test(text), `${key}: ${text} – ${instead}`).toBe(false);
  });

  it('e_0_19_names_no_kind_of_unit', () => {
    for (const [key, text] of [...phoneTexts(), ...officeTexts()]) {
      expect(/phường|thị trấn/i.test(text), `${key}: ${text} – write {unit}`).toBe(false);
    }
  });
});

/** What was written before, and what stands for it now (the words of the directives). */
const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})bác(?! sĩ)(?!\p{L})/iu, 'no pronoun for the reader'],
  [/(?<!\p{L})(tôi|bạn)(?!\p{L})/iu, 'no pronoun for the reader'],
  [/bà con/i, 'người dân'],
  [/người già/i, 'người cao tuổi'],
  [/(?<!\p{L})hẹn (về|đến|ngày)/iu, 'dự kiến'],
  [/báo lại/i, 'khai báo y tế'],
  [/đi, đến, về|đi – về|đi và đến/i, 'đi – đến – về'],
  [/thẻ (khác|này|kia)/i, 'cửa sổ'],
  [/M5/, 'tổng hợp ca trực'],
  [/công chức, người lao động/i, 'cán bộ, công chức, viên chức, người lao động'],
];

/** A text, or the source of one that is put together. */
const asText = (leaf: Leaf): string => (typeof leaf === 'string' ? leaf : String(leaf));

const officeTexts = (): [string, string][] =>
  [...leaves({ office: vi.office } as unknown as Tree)].map(([key, leaf]) => [key, asText(leaf)]);

const phoneTexts = (): [string, string][] =>
  [...leaves({ common: vi.common, phone: vi.phone, checkpoint: vi.checkpoint } as unknown as Tree)].map(
    ([key, leaf]) => [key, asText(leaf)],
  );

/** The Vietnamese texts of phone and office, and those of the kinds of record, which both show. */
function ours(): [string, string][] {
  const ofKinds: [string, string][] = [];
  const collect = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, one] of Object.entries(value)) {
      if (key === 'vi' && typeof one === 'string') ofKinds.push([path, one]);
      else collect(one, `${path}.${key}`);
    }
  };
  collect(KINDS, 'kinds');
  return [...phoneTexts(), ...officeTexts(), ...ofKinds];
}
