/** How long ago a phone was heard of, and whether that is too long. */
import type { PhoneRow } from '../types';

/** A phone from which nothing came for a day may hold a day's work that the ward has not seen. */
export const SILENT_MS = 24 * 3_600_000;

/** A phone's clock is wrong enough to be told from this on. */
export const SKEW_MS = 5 * 60_000;

export const isSilent = (phone: PhoneRow, now_ms: number): boolean =>
  (phone.revoked_at_ms ?? null) === null && now_ms - (phone.last_sync_ms ?? phone.made_at_ms) > SILENT_MS;
