/** The ward's members, and everything that is done to them. */
import { t } from '../../i18n/index.svelte';
import { toasts } from '../../ui/toasts.svelte';
import { ApiFailure, api, taken } from '../api';
import { failureText } from '../failure';
import { Loaded } from '../loaded.svelte';
import type {
  EnrolmentCode,
  Fields,
  GrantRow,
  MemberForm,
  MemberRow,
  RecordPage,
  RecordProblem,
  Seen,
} from '../types';

class Members {
  loaded = new Loaded<MemberRow[]>(() => taken(api.GET('/office/members')));
  /** What is searched; the server finds as it does in lists of records. */
  search = $state('');
  found = new Loaded<MemberRow[]>(
    () => taken(api.GET('/office/members', { params: { query: { search: this.search.trim() } } })),
    () => this.search.trim(),
  );
  busy = $state(false);
  problems = $state.raw<readonly RecordProblem[]>([]);

  find(id: string): MemberRow | undefined {
    return this.loaded.value?.find((row) => row.record.id === id);
  }

  /** Adds a member; gives the id, or null where the form was not taken. */
  async create(form: MemberForm): Promise<string | null> {
    const made = await this.#write(() => taken(api.POST('/office/members', { body: form })));
    if (made) toasts.show(t().office.members.created(form.full_name));
    return made?.id ?? null;
  }

  /** The member's record with all that stands in it. */
  record(id: string): Promise<RecordPage> {
    return taken(api.GET('/office/records/{id}', { params: { path: { id } } }));
  }

  /** Writes the fields that were changed, over what was seen of them. */
  async edit(id: string, fields: Fields, seen: Seen): Promise<boolean> {
    const done = await this.#write(() =>
      taken(api.POST('/office/members/{id}', { params: { path: { id } }, body: { fields, seen } })),
    );
    if (done) toasts.show(t().office.members.saved);
    return done !== null;
  }

  /** Gives some roles and takes others; those not named stay as they are. */
  async changeGrants(id: string, body: { give: GrantRow[]; take: GrantRow[] }): Promise<boolean> {
    const done = await this.#write(() =>
      taken(api.POST('/office/members/{id}/grants', { params: { path: { id } }, body })),
    );
    if (done) toasts.show(t().office.members.rolesSaved);
    return done !== null;
  }

  async setDuty(id: string, active: boolean): Promise<void> {
    await this.#write(() =>
      taken(api.POST('/office/members/{id}/duty', { params: { path: { id } }, body: { active } })),
    );
  }

  async revoke(id: string): Promise<void> {
    const done = await this.#write(() =>
      taken(api.POST('/office/phones/{id}/revoke', { params: { path: { id } } })),
    );
    if (done) toasts.show(t().office.members.revoked);
  }

  async makeCode(id: string): Promise<EnrolmentCode | null> {
    return this.#write(() => taken(api.POST('/office/members/{id}/enrolment', { params: { path: { id } } })));
  }

  async #write<T>(ask: () => Promise<T>): Promise<T | null> {
    this.busy = true;
    this.problems = [];
    try {
      const answer = await ask();
      // The list as well: whoever goes back to it picks from what it shows.
      await Promise.all([this.loaded.refresh(), this.found.refresh()]);
      return answer;
    } catch (error) {
      if (error instanceof ApiFailure && error.problems.length > 0) this.problems = error.problems;
      else toasts.show(failureText(error), { tone: 'alarm' });
      return null;
    } finally {
      this.busy = false;
    }
  }
}

export const members = new Members();
