/**
 * What was last written in fields that say so (`remembered`), while the app is open: forms offer it again at an empty
 * box. It is offered and not filled in, so that nobody is named in a record without somebody's doing.
 */
import type { Kind } from '../generated/kinds';
import type { Scalar } from '../worker/api';

class LastUsed {
  #values = $state<Record<string, string>>({});

  /** A record was written with these fields. */
  note(kind: Kind, fields: Readonly<Record<string, Scalar | undefined>>): void {
    for (const { name, remembered } of kind.fields) {
      const value = fields[name];
      if (remembered && typeof value === 'string' && value !== '')
        this.#values[`${kind.name}.${name}`] = value;
    }
  }

  of(kind: Kind, name: string): string | undefined {
    return this.#values[`${kind.name}.${name}`];
  }

  /** Another person is at the desk. */
  forget(): void {
    this.#values = {};
  }
}

export const lastUsed = new LastUsed();
