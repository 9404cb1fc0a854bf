/** The ward's members, and everything that is done to them. */
import { t } from '../../i18n/index.svelte';
import { toasts } from '../../ui/toasts.svelte';
import { ApiFailure, api, taken } from '../api';
import { failureText } from '../failure';
import { Loaded } from '../loaded.svelte';
import type { EnrolmentCode, GrantRow, MemberForm, MemberRow, RecordProblem } from '../types';

class Members {
  loaded = new Loaded<MemberRow[]>(() => taken(api.GET('/office/members')));
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

  async edit(id: string, form: MemberForm): Promise<boolean> {
    const done = await this.#write(() =>
      taken(api.POST('/office/members/{id}', { params: { path: { id } }, body: form })),
    );
    if (done) toasts.show(t().office.members.saved);
    return done !== null;
  }

  async setGrants(id: string, grants: GrantRow[]): Promise<boolean> {
    const done = await this.#write(() =>
      taken(api.POST('/office/members/{id}/grants', { params: { path: { id } }, body: { grants } })),
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
      await this.loaded.refresh();
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
