/** Taking over a shift: who is there, who leads, since when. */
import { SvelteMap } from 'svelte/reactivity';
import { isUnreadable, type Typed, type Unreadable } from '../../../ui/typed.svelte';
import type { Edit, PhoneRecord, Problem, Scalar } from '../../../worker/api';

export interface Attendant {
  /** The member's record; null for someone who is not listed. */
  member: string | null;
  name: string;
  force: string;
}

export interface RosterGroup {
  /** Code of the force; `''` where it is not known. */
  force: string;
  people: Attendant[];
}

export interface OpeningDraft {
  v: 1;
  present: Attendant[];
  lead: string | null;
  startsAtMs: number | null;
  endsAtMs: number | null;
  /** Text that is no time yet; missing in drafts of older versions. */
  unread?: Record<string, Unreadable>;
}

export function isOpeningDraft(value: unknown): value is OpeningDraft {
  return (
    typeof value === 'object' &&
    value !== null &&
    (value as Partial<OpeningDraft>).v === 1 &&
    Array.isArray((value as Partial<OpeningDraft>).present)
  );
}

const text = (value: Scalar | undefined): string => (typeof value === 'string' ? value : '');

function attendant(member: PhoneRecord): Attendant {
  return { member: member.id, name: text(member.fields['full_name']), force: text(member.fields['force']) };
}

/** Members who still serve: first those who were given this checkpoint, then by force in the order of the roster. */
export function roster(
  members: readonly PhoneRecord[],
  place: string,
): { here: Attendant[]; groups: RosterGroup[] } {
  const grant = `grants/checkpoint_officer:${place}`;
  const serving = members.filter((one) => !one.removed && one.fields['active'] !== false);
  const here = serving.filter((one) => one.fields[grant] === true).map(attendant);
  const groups: RosterGroup[] = [];
  for (const one of serving.filter((member) => member.fields[grant] !== true).map(attendant)) {
    const group = groups.find(({ force }) => force === one.force);
    if (group) group.people.push(one);
    else groups.push({ force: one.force, people: [one] });
  }
  return { here, groups };
}

/** How someone is told apart: the record, or the name of someone who has none. */
export const keyOf = (one: Attendant): string => one.member ?? `name:${one.name}`;

export class Opening {
  present = $state<Attendant[]>([]);
  /** `keyOf` who leads. */
  lead = $state<string | null>(null);
  startsAtMs = $state<number | null>(null);
  endsAtMs = $state<number | null>(null);
  /** Text in the boxes for the times that is no time: it stops the opening. */
  readonly unread = new SvelteMap<string, Unreadable>();

  constructor(me: Attendant | null, now_ms: number) {
    this.startsAtMs = Math.floor(now_ms / 60_000) * 60_000;
    if (me) this.toggle(me);
  }

  restore(draft: OpeningDraft): void {
    this.present = draft.present;
    this.lead = draft.lead;
    this.startsAtMs = draft.startsAtMs;
    this.endsAtMs = draft.endsAtMs;
    for (const [name, one] of Object.entries(draft.unread ?? {})) this.unread.set(name, one);
  }

  draft(): OpeningDraft {
    const { lead, startsAtMs, endsAtMs } = this;
    const unread = Object.fromEntries(this.unread);
    return { v: 1, present: $state.snapshot(this.present), lead, startsAtMs, endsAtMs, unread };
  }

  setTime(name: 'starts_at' | 'ends_at', typed: Typed<number>): void {
    this.unread.delete(name);
    if (isUnreadable(typed)) this.unread.set(name, typed);
    const at_ms = isUnreadable(typed) ? null : typed.value;
    if (name === 'starts_at') this.startsAtMs = at_ms;
    else this.endsAtMs = at_ms;
  }

  /** What was typed and is no time: it would be lost if the shift were opened. */
  get stops(): Problem[] {
    return [...this.unread].map(([field, { problem }]) => ({
      field,
      code: 'unreadable',
      severity: 'error',
      vi: problem.text,
      en: problem.text,
      ...(problem.example !== undefined && { example: problem.example }),
    }));
  }

  has(one: Attendant): boolean {
    return this.present.some((other) => keyOf(other) === keyOf(one));
  }

  /** Comes or goes. The first one leads until another is chosen; a lead who goes leaves it open. */
  toggle(one: Attendant): void {
    const key = keyOf(one);
    if (this.has(one)) this.present = this.present.filter((other) => keyOf(other) !== key);
    else this.present = [...this.present, one];
    if (!this.present.some((other) => keyOf(other) === this.lead)) {
      const [first] = this.present;
      this.lead = first ? keyOf(first) : null;
    }
  }

  edit(place: string): Edit {
    const lead = this.present.find((one) => keyOf(one) === this.lead);
    const fields: Edit['fields'] = { starts_at: this.startsAtMs, lead_name: lead?.name ?? null };
    if (lead?.member) fields['lead'] = lead.member;
    if (this.endsAtMs !== null) fields['ends_at'] = this.endsAtMs;
    this.present.forEach((one, index) => {
      const key = `members/m${index.toString(36)}`;
      fields[`${key}/name`] = one.name;
      if (one.force !== '') fields[`${key}/force`] = one.force;
      if (one.member !== null) fields[`${key}/member`] = one.member;
    });
    return { kind: 'shift', place, fields };
  }
}
