/** Forms that were begun and not saved: what each holds in a few words, the way back to it, and its end. */
import { dayOf } from '../../i18n/format';
import type { Texts } from '../../i18n/index.svelte';
import { fieldOf, fieldLabel, showValue } from '../../i18n/kinds';
import type { Draft, PhoneWorker, Scalar } from '../../worker/api';
import { addressOf, movementLine, personLine, text } from '../describe';
import { type FormDraft, isFormDraft } from '../form.svelte';
import { draftHref } from '../routes';

export interface KeptDraft {
  key: string;
  kind: string;
  /** What it holds: a name, else an address, else whatever was typed; empty where nothing can be said. */
  title: string;
  /** What tells it from another of the same name; empty where nothing more was written. */
  detail: string;
  href: string;
  saved_at_ms: number;
  value: FormDraft;
}

type Fields = Record<string, Scalar>;

/** What names a record of the kind before its name was typed. */
function line(kind: string, fields: Fields, today: string, texts: Texts): string {
  if (kind === 'household') return addressOf(fields);
  if (kind === 'person') return personLine(fields, today, texts);
  return kind === 'movement' ? movementLine(fields, texts) : '';
}

/** The first thing that a person wrote, with its label: `Điện thoại: 0912 345 678`. */
function firstWritten(kind: string, fields: Fields): string {
  for (const [key, value] of Object.entries(fields)) {
    const field = fieldOf(kind, key);
    if (!field || field.set_by === 'app' || field.type.is === 'record' || typeof value === 'boolean')
      continue;
    const shown = showValue(kind, key, value);
    if (shown !== '') return `${fieldLabel(kind, key)}: ${shown}`;
  }
  return '';
}

export function nameOfDraft({ kind, title, fields }: FormDraft, now_ms: number, texts: Texts): string {
  return (
    title.trim() ||
    text(fields, 'name') ||
    line(kind, fields, dayOf(now_ms), texts) ||
    firstWritten(kind, fields)
  );
}

/** The newest first; drafts of the barrier are shown there. */
export function keptDrafts(drafts: readonly Draft[], now_ms: number, texts: Texts): KeptDraft[] {
  return drafts
    .flatMap(({ key, saved_at_ms, value }): KeptDraft[] => {
      if (!isFormDraft(value)) return [];
      const title = nameOfDraft(value, now_ms, texts);
      const said = line(value.kind, value.fields, dayOf(now_ms), texts);
      const detail = said === title ? '' : said;
      return [{ key, kind: value.kind, title, detail, href: draftHref(value.route), saved_at_ms, value }];
    })
    .sort((a, b) => b.saved_at_ms - a.saved_at_ms);
}

/** Drops a draft; gives what brings it back. */
export async function dropDraft(
  worker: Pick<PhoneWorker, 'deleteDraft' | 'putDraft'>,
  draft: KeptDraft,
): Promise<() => Promise<void>> {
  await worker.deleteDraft(draft.key);
  return () => worker.putDraft(draft.key, draft.value);
}
