/**
 * What references are called. A record holds an id; a person reads the name of what it leads to, or that this phone
 * does not hold it.
 */
import { SvelteMap } from 'svelte/reactivity';
import { type Field, KINDS, type KindName } from '../../generated/kinds';
import { t } from '../../i18n/index.svelte';
import { kindLabel } from '../../i18n/kinds';
import type { RecordView } from '../../worker/api';
import { text } from '../describe';
import { phone } from '../phone.svelte';
import { hasPage } from '../routes';
import { areas } from './areas.svelte';

export interface Name {
  name: string;
  /** Its page; null where the phone has none for it, or does not hold it. */
  href: string | null;
}

export function nameIn(record: RecordView): Name {
  const kind = KINDS[record.kind as KindName];
  const name = kind.title_fields.map((field) => text(record.fields, field)).filter(Boolean);
  return {
    name: name.join(' · ') || kindLabel(record.kind),
    href: hasPage(record.kind) ? `#/${record.kind}/${record.id}` : null,
  };
}

class Names {
  /** Null: looked for, and not on this phone. */
  #found = new SvelteMap<string, Name | null>();
  #asked = new Set<string>();
  #listens = false;

  /** The name at once where it is known; else it follows by itself. */
  of(id: string): Name {
    if (!this.#asked.has(id)) {
      this.#asked.add(id);
      this.#listen();
      void this.#ask(id);
    }
    const found = this.#found.get(id);
    if (found) return found;
    return { name: found === undefined ? '…' : t().phone.record.notHere, href: null };
  }

  async #ask(id: string): Promise<void> {
    try {
      const record = await phone.worker.record(id);
      this.#found.set(id, record && nameIn(record));
    } catch (error) {
      // The worker restarts itself and then reports a change, upon which it is asked again.
      console.error(error);
    }
  }

  #listen(): void {
    if (this.#listens) return;
    this.#listens = true;
    phone.onChanged(null, () => {
      for (const id of this.#asked) void this.#ask(id);
    });
  }
}

export const names = new Names();

/** A reference's name, for texts. */
export const nameOfReference = (id: string): string => names.of(id).name;

/** What a member of an open set is called. */
export const nameOfMember = (of: NonNullable<Field['of']>, member: string): string =>
  of === 'areas' ? areas.name(member) : nameOfReference(member);
