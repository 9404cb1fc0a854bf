/** What the home screen shows: who is late, what is due today, what two people wrote differently, what was left. */
import type { ListAnswer, PhoneRecord } from '../../worker/api';
import { t } from '../../i18n/index.svelte';
import type { Phone } from '../phone.svelte';
import { dueOf, isLate, type DueReason } from '../due';
import { Live, LowPriority } from '../live.svelte';
import { awayOf, recentMovements } from '../movements/recent';
import { untoldSuspects } from '../movements/declarations';
import { AttentionSearch, WRITTEN_KINDS } from './attention';
import { keptDrafts, type KeptDraft } from './drafts.svelte';

const TODAY: readonly DueReason[] = ['return_today', 'arrives_today', 'meet', 'report_due'];

export class Today {
  #phone: Phone;
  /** Before the first books are here whole nothing is looked through, and nothing known; what comes later is looked at as it comes. */
  #open = $state(false);
  #movements: Live<ListAnswer | undefined>;
  #attention;
  #suspects: Live<PhoneRecord[] | undefined>;
  #drafts;

  /** Create it while a component is being set up. */
  constructor(phone: Phone) {
    this.#phone = phone;
    $effect(() => {
      if (phone.session?.places.length && !phone.arriving) this.#open = true;
    });
    this.#movements = new Live(
      ['movement'],
      new LowPriority(async (turn) => {
        if (!this.#open) return undefined;
        await turn();
        return recentMovements(phone.worker);
      }),
    );
    this.#suspects = new Live(
      ['declaration'],
      new LowPriority(async (turn) => {
        if (!this.#open) return undefined;
        await turn();
        return untoldSuspects(phone.worker);
      }),
    );
    const search = new AttentionSearch(() => phone.worker);
    $effect(() => phone.onChanged(WRITTEN_KINDS, (changed) => search.changed(changed)));
    this.#attention = new Live(
      WRITTEN_KINDS,
      new LowPriority(async (turn) => (this.#open ? search.look(turn) : undefined)),
    );
    this.#drafts = new Live([], () => phone.worker.drafts());
  }

  /** Whether all that the phone holds was looked through. */
  get settled(): boolean {
    return this.#movements.settled && this.#suspects.settled && this.#attention.settled;
  }

  #due = $derived.by(() => {
    const now_ms = this.#phone.now_ms;
    return (this.#movements.value?.records ?? [])
      .map((record) => ({ record, due: dueOf(record, now_ms) }))
      .sort((a, b) => (a.due?.at_ms ?? Infinity) - (b.due?.at_ms ?? Infinity));
  });

  /** Possible cases of which the health station was not told. */
  get suspects(): PhoneRecord[] {
    return this.#suspects.value ?? [];
  }

  get late() {
    return this.#due.filter((one) => one.due !== null && isLate(one.due)).map((one) => one.record);
  }

  get dueToday() {
    return this.#due
      .filter((one) => one.due !== null && TODAY.includes(one.due.reason))
      .map((one) => one.record);
  }

  #away = $derived.by(() => awayOf(this.#movements.value?.records ?? [], this.#phone.now_ms));

  /** How many of an area have left and are not back. */
  awayIn(area: string): number {
    return this.#away.filter(({ place }) => place === area).length;
  }

  get conflicts(): number {
    return this.#attention.value?.conflicts.length ?? 0;
  }

  get refused(): number {
    return this.#phone.status?.refused ?? 0;
  }

  get attention(): number {
    return this.conflicts + this.refused;
  }

  get drafts(): KeptDraft[] {
    return keptDrafts(this.#drafts.value ?? [], this.#phone.now_ms, t());
  }

  draftsChanged(): void {
    this.#drafts.again();
  }
}
