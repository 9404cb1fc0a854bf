/** What a person reads when something was not answered. */
import { pick, t } from '../i18n/index.svelte';
import { ApiFailure } from './api';

export function failureText(error: unknown): string {
  if (!(error instanceof ApiFailure)) return t().office.error.unexpected;
  if (error.code === 'offline') return t().office.error.offline;
  if (error.code === 'not_allowed') return t().office.error.notAllowed;
  if (error.text) return pick(error.text);
  return t().office.error.unexpected;
}
