import { afterEach, describe, expect, it, vi } from 'vitest';
import { plainKey } from './keys';
import { shortcuts } from './shortcuts.svelte';

/** Stands for an element in the page: these tests run without one. */
class Box {
  constructor(readonly typedInto: boolean) {}
  closest(): Box | null {
    return this.typedInto ? this : null;
  }
}
vi.stubGlobal('Element', Box);
vi.stubGlobal('document', { querySelector: () => null });

const press = (key: string, target: Box, held: Partial<KeyboardEvent> = {}): string | null =>
  plainKey({
    key,
    target,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    isComposing: false,
    ...held,
  } as never);

describe('keys that do something by themselves', () => {
  afterEach(() => shortcuts.set(true));

  it('k27_are_letters_while_somebody_types_or_holds_another_key', () => {
    const [page, box] = [new Box(false), new Box(true)];
    expect(press('J', page)).toBe('j');
    expect(press('j', box)).toBeNull();
    expect(press('p', page, { ctrlKey: true })).toBeNull();
    expect(press('x', page, { isComposing: true })).toBeNull();
  });

  it('k27_can_be_switched_off', () => {
    shortcuts.set(false);
    expect(press('j', new Box(false))).toBeNull();
  });
});
