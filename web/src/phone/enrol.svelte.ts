/** Connecting this phone with the ward, by link or by a code typed from paper. */
import { t } from '../i18n/index.svelte';
import type { EnrolOutcome, PhoneWorker } from '../worker/api';

export const CODE_LENGTH = 10;

/** Crockford base32: I and L are read as 1, O as 0, whatever the case; dashes and spaces are nothing. */
export function cleanCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0')
    .replace(/[^0-9A-HJKMNP-TV-Z]/g, '')
    .slice(0, CODE_LENGTH);
}

/** `ABCDE-FGHJK`, as it stands on paper. */
export function showCode(code: string): string {
  return code.length > 5 ? `${code.slice(0, 5)}-${code.slice(5)}` : code;
}

type Failure = Extract<EnrolOutcome, { enrolled: false }>;

export class Enrolment {
  code = $state('');
  device = $state('');
  busy = $state(false);
  asked = $state(false);
  failure = $state.raw<Failure | null>(null);

  #worker: PhoneWorker;

  constructor(worker: PhoneWorker, code: string) {
    this.#worker = worker;
    this.code = cleanCode(code);
  }

  get codeProblem(): string | null {
    return this.asked && this.code.length < CODE_LENGTH ? t().phone.enrol.codeShort : null;
  }

  /** Our words for the reason; the server's for one that we do not know yet. */
  get reason(): string | null {
    if (!this.failure) return null;
    return (
      t().phone.enrol.reasons[this.failure.reason] ?? this.failure.vi ?? t().phone.enrol.reasons.server_error
    );
  }

  /** A new code helps; where the network or the phone is at fault it does not. */
  get needsNewCode(): boolean {
    const reason = this.failure?.reason;
    return reason === 'code_used' || reason === 'code_expired' || reason === 'code_unknown';
  }

  async submit(): Promise<boolean> {
    this.asked = true;
    if (this.busy || this.code.length < CODE_LENGTH) return false;
    this.busy = true;
    this.failure = null;
    try {
      const name = this.device.trim() || t().phone.enrol.deviceUnnamed;
      const outcome = await this.#worker.enrol(this.code, name);
      if (!outcome.enrolled) this.failure = outcome;
      return outcome.enrolled;
    } catch (error) {
      console.error(error);
      this.failure = { enrolled: false, reason: 'server_error' };
      return false;
    } finally {
      this.busy = false;
    }
  }
}
