/** The status bar's words. They never claim more than is durable where they say it is. */
import { showAgo, showBytes, showMoment } from '../i18n/format';
import type { Texts } from '../i18n/index.svelte';
import type { Delivery, Status } from '../worker/api';

export type Tone = 'done' | 'wait' | 'alarm';

/** Where a record stands: here, on its way, or with the ward. */
export type Whereabouts = Delivery | 'sending';

/** Everything that says it derives from this: toasts, badges, lists and the bar. */
export function whereabouts(delivery: Delivery, status: Pick<Status, 'network'> | null): Whereabouts {
  return delivery === 'on_phone' && status?.network === 'sending' ? 'sending' : delivery;
}

/** The same in words. */
export function deliveryText(
  delivery: Delivery,
  status: Pick<Status, 'network'> | null,
  texts: Texts,
): string {
  return texts.phone.delivery[whereabouts(delivery, status)];
}

export interface StatusLine {
  tone: Tone;
  /** Not sent, or that all was received. */
  sent: string;
  /** When the ward was last heard of, or since when it is not. */
  contact: string;
  /** The same two where letters are large and the phone is narrow: each stands in one line. */
  short: { sent: string; contact: string };
  /** What a person should know now, the gravest first. */
  warnings: { tone: Tone; text: string }[];
  /** How much of what comes from the ward is here, from 0 to 1; null when nothing much comes. */
  arrived: number | null;
}

/** Beyond this the times on records mislead. */
export const SKEW_WARNING_MS = 5 * 60_000;
/** What comes in a moment needs no measure. */
const MUCH_BYTES = 100_000;
/** Below this little more can be kept. */
const LOW_STORAGE_BYTES = 20_000_000;

function sentText(status: Status, texts: Texts): string {
  const words = texts.phone.status;
  if (status.unsent === 0 && status.refused > 0) return words.notTaken(status.refused);
  if (status.unsent === 0) return status.last_received_ms === null ? words.nothingYet : words.allSent;
  return words.counted(deliveryText('on_phone', status, texts), status.unsent);
}

/** Says no more than the long form: what waits, and nothing of where the rest is. */
function shortSentText(status: Status, texts: Texts): string {
  const words = texts.phone.status;
  if (status.unsent === 0 && status.refused > 0) return words.notTakenShort(status.refused);
  return status.unsent === 0 ? words.nothingWaits : sentText(status, texts);
}

export function skewText(skew_ms: number, texts: Texts): string {
  const minutes = Math.round(Math.abs(skew_ms) / 60_000);
  return skew_ms > 0 ? texts.phone.status.clockFast(minutes) : texts.phone.status.clockSlow(minutes);
}

/** What is on its way in bytes, where it is enough to wait for: what is durable here, of how much. */
export function muchToCome({ catching_up, progress }: Status): { here: number; all: number } | null {
  if (!catching_up || progress === null) return null;
  const all = progress.received_bytes + progress.remaining_bytes;
  return all >= MUCH_BYTES ? { here: progress.received_bytes, all } : null;
}

function warningsOf(status: Status, texts: Texts): StatusLine['warnings'] {
  const words = texts.phone.status;
  const warnings: StatusLine['warnings'] = [];
  const { storage } = status;
  if (storage.gone) warnings.push({ tone: 'alarm', text: words.storageGone });
  else if (storage.failing) warnings.push({ tone: 'alarm', text: words.storageFailing });
  else if (storage.quota_bytes !== null && storage.used_bytes !== null) {
    const left = storage.quota_bytes - storage.used_bytes;
    if (left < LOW_STORAGE_BYTES)
      warnings.push({ tone: 'alarm', text: words.storageLow(showBytes(Math.max(0, left))) });
  }
  if (status.network === 'unknown') warnings.push({ tone: 'alarm', text: words.network.unknown });
  if (status.refused > 0) warnings.push({ tone: 'alarm', text: words.refused(status.refused) });
  if (status.clock_skew_ms !== null && Math.abs(status.clock_skew_ms) > SKEW_WARNING_MS) {
    warnings.push({ tone: 'wait', text: skewText(status.clock_skew_ms, texts) });
  }
  if (status.engine === 'restarting') warnings.push({ tone: 'wait', text: words.restarting });
  if (status.catching_up) {
    const much = muchToCome(status);
    const text = much ? words.catchingUpOf(showBytes(much.here), showBytes(much.all)) : words.catchingUp;
    warnings.push({ tone: 'wait', text });
  }
  return warnings;
}

function contactText(status: Status, now_ms: number, texts: Texts): string {
  const words = texts.phone.status;
  if (status.lost_since_ms !== null)
    return words.noContactSince(showMoment(status.lost_since_ms, now_ms, texts));
  if (status.last_contact_ms === null) return words.neverContact;
  return words.contact(showMoment(status.last_contact_ms, now_ms, texts));
}

function shortContactText(status: Status, now_ms: number, texts: Texts): string {
  const words = texts.phone.status;
  if (status.lost_since_ms !== null)
    return words.noContactShort(showMoment(status.lost_since_ms, now_ms, texts));
  if (status.last_contact_ms === null) return words.neverContactShort;
  return words.contactShort(showMoment(status.last_contact_ms, now_ms, texts));
}

export function statusLine(status: Status, now_ms: number, texts: Texts): StatusLine {
  const contact = contactText(status, now_ms, texts);
  const warnings = warningsOf(status, texts);
  const alarm = warnings.some((warning) => warning.tone === 'alarm');
  const waits = status.unsent > 0 || status.last_received_ms === null || status.lost_since_ms !== null;
  const tone = alarm ? 'alarm' : waits ? 'wait' : 'done';
  const much = muchToCome(status);
  const arrived = much && much.here / much.all;
  const short = {
    sent: shortSentText(status, texts),
    contact: shortContactText(status, now_ms, texts),
  };
  return { tone, sent: sentText(status, texts), contact, short, warnings, arrived };
}

/** The longer words of the status sheet. */
export function networkText(status: Status, now_ms: number, texts: Texts): string {
  const words = texts.phone.status.network;
  switch (status.network) {
    case 'idle':
      return status.last_contact_ms === null
        ? words.idle
        : words.connected(showAgo(status.last_contact_ms, now_ms, texts));
    case 'sending':
      return words.sending;
    case 'offline':
      return words.offline;
    case 'waiting_to_retry':
      return words.waiting;
    case 'unknown':
      return words.unknown;
    case 'withdrawn':
      return words.withdrawn;
  }
}
