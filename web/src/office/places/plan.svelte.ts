/** The ward's areas, checkpoints and teams: a page of their list, and adding to it. */
import { t } from '../../i18n/index.svelte';
import { toasts } from '../../ui/toasts.svelte';
import { ApiFailure, api, taken } from '../api';
import { failureText } from '../failure';
import { Loaded } from '../loaded.svelte';
import { session } from '../session.svelte';
import type { Fields, Other, PlanPage, RecordProblem } from '../types';

export type PlanKind = 'area' | 'checkpoint' | 'team';

/** Rows of a page. */
export const ROWS = 50;
/** Records that the server takes together. */
const AT_A_TIME = 200;

export class Plan {
  readonly kind: PlanKind;
  search = $state('');
  closed = $state(false);
  /** Where the page begins. */
  cursor = $state<string | undefined>(undefined);
  busy = $state(false);
  problems = $state.raw<readonly RecordProblem[]>([]);
  /** Those of the same name, when the question is whether they shall be there twice. */
  sameNames = $state.raw<readonly Other[]>([]);
  readonly page: Loaded<PlanPage>;

  constructor(kind: PlanKind) {
    this.kind = kind;
    this.page = new Loaded(
      () => {
        const query = {
          search: this.search.trim(),
          closed: this.closed,
          ...(this.cursor !== undefined && { cursor: this.cursor }),
          limit: ROWS,
        };
        return taken(api.GET('/office/plan/{kind}', { params: { path: { kind }, query } }));
      },
      () => `${this.search.trim()} ${String(this.closed)} ${this.cursor ?? ''}`,
    );
  }

  /** Adds them; gives how many were added. Where others have the same name, `sameNames` asks first. */
  async add(records: readonly Fields[]): Promise<number> {
    const shown = this.sameNames.map((one) => (one.id === '' ? one.name : one.id));
    this.busy = true;
    this.problems = [];
    let done = 0;
    try {
      while (done < records.length) {
        const block = records.slice(done, done + AT_A_TIME);
        const params = { path: { kind: this.kind } };
        await taken(
          api.POST('/office/plan/{kind}', { params, body: { records: [...block], same_names: shown } }),
        );
        done += block.length;
      }
      this.sameNames = [];
    } catch (error) {
      this.#refused(error);
    } finally {
      this.busy = false;
    }
    if (done > 0) {
      toasts.show(t().office.plan.added(done));
      await Promise.all([this.page.refresh(), session.readPlaces()]);
    }
    return done;
  }

  #refused(error: unknown): void {
    if (error instanceof ApiFailure && error.code === 'same_name') this.sameNames = error.others;
    else if (error instanceof ApiFailure && error.problems.length > 0) this.problems = error.problems;
    else toasts.show(failureText(error), { tone: 'alarm' });
  }
}
