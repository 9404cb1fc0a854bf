/**
 * A member's details while they are typed, and the roles while they are given and taken: only what was changed
 * is written, and what others write meanwhile is followed or shown beside.
 */
import { Arrivals, type Boxes } from '../../record/arrivals.svelte';
import type { StandingFields } from '../../record/seen';
import type { Fields, GrantRow, MemberForm, Scalar, Seen } from '../types';
import { grantsChange, hasGrant } from './roles';

const NAMES = ['full_name', 'phone', 'position', 'force', 'team', 'note'] as const;
type Name = (typeof NAMES)[number];

const isName = (name: string): name is Name => NAMES.some((one) => one === name);
const textOf = (value: Scalar | undefined): string =>
  value === null || value === undefined ? '' : String(value);

export function formOf(fields: Fields): MemberForm {
  const form: MemberForm = { full_name: '' };
  for (const name of NAMES) form[name] = textOf(fields[name]);
  return form;
}

export class MemberEditing implements Boxes {
  form = $state<MemberForm>({ full_name: '' });
  readonly arrivals: Arrivals;
  #before = $state.raw<MemberForm>({ full_name: '' });
  #held: string | null = null;

  constructor(fields: Fields, stands: StandingFields) {
    this.#before = formOf(fields);
    this.form = { ...this.#before };
    // Roles, devices and duty have places of their own on the page.
    this.arrivals = new Arrivals(this, own(stands));
  }

  /** The record as it stands now; `held` is the field in whose box the cursor is. */
  arrive(stands: StandingFields, held: string | null): void {
    this.#held = held;
    this.arrivals.arrive(own(stands));
    this.#held = null;
  }

  changes(): { fields: Fields; seen: Seen } {
    const fields: Fields = {};
    for (const name of NAMES) if (this.writes(name)) fields[name] = this.value(name);
    return { fields, seen: this.arrivals.seen };
  }

  get changed(): boolean {
    return NAMES.some((name) => this.writes(name));
  }

  value(name: string): Scalar {
    const text = isName(name) ? (this.form[name] ?? '').trim() : '';
    return text === '' ? null : text;
  }

  writes(name: string): boolean {
    if (!isName(name)) return false;
    return (this.form[name] ?? '') !== (this.#before[name] ?? '') || this.arrivals.decided.has(name);
  }

  held(name: string): boolean {
    return this.#held === name;
  }

  begin(name: string, value: Scalar): void {
    if (isName(name)) this.#before = { ...this.#before, [name]: textOf(value) };
  }

  put(name: string, value: Scalar): void {
    if (isName(name)) this.form[name] = textOf(value);
  }

  remember(name: string): () => void {
    if (!isName(name)) return () => undefined;
    const [form, before] = [this.form[name] ?? '', this.#before[name] ?? ''];
    return () => {
      this.form[name] = form;
      this.#before = { ...this.#before, [name]: before };
    };
  }
}

const own = (stands: StandingFields): StandingFields =>
  Object.fromEntries(Object.entries(stands).filter(([name]) => isName(name)));

/** Roles as they are given and taken: what others give and take meanwhile is followed. */
export class GrantsEditing {
  grants = $state.raw<GrantRow[]>([]);
  #before = $state.raw<readonly GrantRow[]>([]);

  constructor(grants: readonly GrantRow[]) {
    this.#before = grants;
    this.grants = [...grants];
  }

  arrive(now: readonly GrantRow[]): void {
    const news = grantsChange(this.#before, now);
    const kept = this.grants.filter((one) => !hasGrant(news.take, one));
    this.grants = [...kept, ...news.give.filter((one) => !hasGrant(kept, one))];
    this.#before = now;
  }

  get change(): { give: GrantRow[]; take: GrantRow[] } {
    return grantsChange(this.#before, this.grants);
  }

  get changed(): boolean {
    const { give, take } = this.change;
    return give.length + take.length > 0;
  }
}
