/** The set-up: three steps whose answers are sent together. A reload keeps what was typed, but for the password. */
import { t } from '../../i18n/index.svelte';
import { i18n } from '../../i18n/index.svelte';
import { ApiFailure, api, taken } from '../api';
import { failureText } from '../failure';
import { session } from '../session.svelte';
import type { RecordProblem, UnitRow } from '../types';
import { passwordRules } from './password';

export const steps = ['unit', 'contact', 'account'] as const;
export type Step = (typeof steps)[number];
/** Boxes of a step, by which a problem finds its step. */
const BOXES: Record<Step, readonly string[]> = {
  unit: ['unit'],
  contact: ['contact_name', 'contact_phone', 'health_station_phone', 'report_cutoff_hour'],
  account: ['full_name', 'phone', 'login', 'password', 'again'],
};
const KEY = 'vungxanh.setup';
/** When the report closes where nobody says otherwise. */
const CUTOFF = '17:00';

interface Draft {
  step: Step;
  unit: UnitRow | null;
  settings: Record<'contact_name' | 'contact_phone' | 'health_station_phone', string>;
  cutoff: string | null;
  account: Record<'full_name' | 'phone' | 'login', string>;
}

export class SetUp {
  readonly link: string;
  /** `closed`: the link is of no use, `failure` says why. */
  state = $state<'checking' | 'open' | 'closed' | 'unreachable'>('checking');
  failure = $state('');
  expires_at_ms = $state(0);
  step = $state<Step>('unit');
  search = $state('');
  found = $state.raw<readonly UnitRow[]>([]);
  /** What was searched for last, to tell "nothing found" from "nothing typed". */
  searched = $state('');
  unit = $state.raw<UnitRow | null>(null);
  settings = $state<Draft['settings']>({ contact_name: '', contact_phone: '', health_station_phone: '' });
  cutoff = $state<string | null>(CUTOFF);
  /** Text in the box of the hour that is no hour. */
  cutoffUnread = $state<string | undefined>();
  account = $state<Draft['account']>({ full_name: '', phone: '', login: '' });
  password = $state('');
  again = $state('');
  busy = $state(false);
  problems = $state.raw<readonly RecordProblem[]>([]);

  constructor(link: string) {
    this.link = link;
    this.#restore();
  }

  async check(): Promise<void> {
    this.state = 'checking';
    try {
      const { expires_at_ms } = await taken(api.POST('/office/setup/link', { body: { link: this.link } }));
      this.expires_at_ms = expires_at_ms;
      this.state = 'open';
    } catch (error) {
      this.#close(error);
    }
  }

  async look(): Promise<void> {
    const search = this.search.trim();
    try {
      const body = { link: this.link, search };
      const found = search === '' ? [] : await taken(api.POST('/office/setup/units', { body }));
      if (search !== this.search.trim()) return;
      this.found = found;
      this.searched = search;
      this.failure = '';
    } catch (error) {
      this.#close(error);
    }
  }

  choose(unit: UnitRow | null): void {
    this.unit = unit;
    this.problems = [];
    if (unit) i18n.setUnit(unit.name);
    this.#keep();
  }

  back(): void {
    this.#go(steps[steps.indexOf(this.step) - 1] ?? 'unit');
  }

  /** To the next step, or through the last; false where something is wrong on this one. */
  async next(): Promise<boolean> {
    this.problems = this.#wrong(this.step);
    if (this.problems.length > 0) return false;
    const following = steps[steps.indexOf(this.step) + 1];
    if (following === undefined) return this.#submit();
    if (following === 'account') this.#suggest();
    this.#go(following);
    return true;
  }

  /** Whoever answers questions is most often who works with the books first. */
  #suggest(): void {
    const { contact_name, contact_phone } = this.settings;
    if (contact_name === '') return;
    this.account.full_name ||= contact_name;
    if (this.account.full_name === contact_name) this.account.phone ||= contact_phone;
  }

  problem(name: string): RecordProblem | undefined {
    return this.problems.find(({ field }) => field === name);
  }

  #wrong(step: Step): RecordProblem[] {
    const texts = t().setup;
    const wrong = (field: string, text: string): RecordProblem => ({
      field,
      code: field,
      severity: 'error',
      vi: text,
      en: text,
      example: '',
    });
    const found: RecordProblem[] = [];
    if (step === 'unit' && this.unit === null) found.push(wrong('unit', texts.unitMissing));
    if (step === 'contact' && this.cutoffUnread !== undefined)
      found.push(wrong('report_cutoff_hour', t().common.time.incomplete));
    if (step === 'account') {
      if (this.account.full_name.trim() === '') found.push(wrong('full_name', texts.nameMissing));
      if (this.account.login.trim() === '' || /\s/.test(this.account.login.trim()))
        found.push(wrong('login', texts.loginMissing));
      const rules = passwordRules(this.account.login, this.password);
      if (Object.values(rules).includes(false)) found.push(wrong('password', texts.passwordWrong));
      else if (this.again !== this.password) found.push(wrong('again', texts.againWrong));
    }
    return found;
  }

  async #submit(): Promise<boolean> {
    const unit = this.unit;
    if (unit === null) return false;
    const [hour = null, minute = null] = this.cutoff?.split(':').map(Number) ?? [];
    const written = Object.entries(this.settings).filter(([, text]) => text.trim() !== '');
    this.busy = true;
    this.failure = '';
    try {
      await session.setUp({
        link: this.link,
        unit: { code: unit.code, valid_to: unit.valid_to ?? null },
        settings: {
          ...Object.fromEntries(written),
          ...(hour !== null && { report_cutoff_hour: hour, report_cutoff_minute: minute }),
        },
        account: { ...this.account, password: this.password },
      });
      this.#forget();
      return true;
    } catch (error) {
      if (error instanceof ApiFailure && error.problems.length > 0) this.#show(error.problems);
      else this.#close(error);
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** The first step that has something wrong. */
  #show(problems: readonly RecordProblem[]): void {
    const isOf = (step: Step): boolean => problems.some(({ field }) => BOXES[step].includes(field));
    this.step = steps.find(isOf) ?? this.step;
    this.problems = problems;
  }

  /** What the link itself stands against ends the set-up; anything else can be tried again. */
  #close(error: unknown): void {
    const isOver = error instanceof ApiFailure && [404, 409, 410].includes(error.status);
    this.failure = failureText(error);
    if (isOver) {
      this.state = 'closed';
      this.#forget();
    } else if (this.state === 'checking') this.state = 'unreachable';
  }

  #go(step: Step): void {
    this.step = step;
    this.problems = [];
    this.#keep();
  }

  #keep(): void {
    const { step, unit, settings, cutoff, account } = this;
    const draft: Draft = { step, unit, settings, cutoff, account };
    try {
      sessionStorage.setItem(KEY, JSON.stringify({ link: this.link, draft }));
    } catch {
      // It holds until the page is loaded again.
    }
  }

  #restore(): void {
    try {
      const kept = JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as { link?: string; draft?: Draft };
      if (kept.link !== this.link || !kept.draft) return;
      Object.assign(this, kept.draft);
    } catch {
      // It begins with nothing.
    }
  }

  #forget(): void {
    this.password = this.again = '';
    try {
      sessionStorage.removeItem(KEY);
    } catch {
      // Nothing was kept then.
    }
  }
}
