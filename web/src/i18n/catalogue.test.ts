import { describe, expect, it } from 'vitest';
import { en } from './en';
import { vi } from './vi';

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
});
