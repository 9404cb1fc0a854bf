/** The members of a group while its form is filled in: added, taken out, and brought back before anything is saved. */
import type { Group } from '../../generated/kinds';
import { allIds, groupIds, newMemberId } from '../../record/groups';
import type { RecordForm } from '../form.svelte';

export class Members {
  /** Those that were added here and of whom nothing may stand yet. */
  #added = $state<string[]>([]);
  /** Those that the form began with: to take one of them out is a writing. */
  readonly #begun: readonly string[];

  constructor(
    private readonly form: RecordForm,
    private readonly group: Group,
  ) {
    this.#begun = groupIds(form.start.original?.fields ?? {}, group.name);
    const missing = form.start.original ? 0 : group.min - groupIds(form.fields, group.name).length;
    for (let one = 0; one < missing; one++) this.add();
  }

  /** In the order in which they came, those that were taken out of a record that has them among them. */
  get ids(): string[] {
    const known = allIds(this.form.fields, this.group.name).filter(
      (id) => this.#begun.includes(id) || !this.isOut(id),
    );
    return [...known, ...this.#added.filter((id) => !known.includes(id) && !this.isOut(id))];
  }

  key = (id: string, field: string): string => `${this.group.name}/${id}/${field}`;

  isOut(id: string): boolean {
    return this.form.fields[this.key(id, 'removed')] === true;
  }

  add(): void {
    this.#added = [...this.#added, newMemberId()];
  }

  /** Takes a member out: of a record that has it by a mark, else as if it had never been begun. */
  drop(id: string): void {
    this.#added = this.#added.filter((one) => one !== id);
    if (this.#begun.includes(id)) {
      this.form.set(this.key(id, 'removed'), true);
      return;
    }
    const prefix = this.key(id, '');
    for (const key of Object.keys(this.form.fields)) {
      if (key.startsWith(prefix)) this.form.set(key, null);
    }
  }

  restore(id: string): void {
    this.form.set(this.key(id, 'removed'), null);
  }
}
