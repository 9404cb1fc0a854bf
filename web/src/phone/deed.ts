/**
 * One tap on what a row of a list shows, such as opening a shift again. A row does not say which operations
 * wrote it, so the record is read first: where a field that the tap writes says something else by now, nothing
 * is written.
 */
import { changeOf, sameValue } from '../record/seen';
import type { Change, PhoneRecord, PhoneWorker, Scalar } from '../worker/api';

/** The change; null where the record is gone, or says something that the row did not show. */
export async function changeOfRow(
  worker: Pick<PhoneWorker, 'record'>,
  row: Pick<PhoneRecord, 'id' | 'fields' | 'conflicts'>,
  fields: Record<string, Scalar>,
): Promise<Change | null> {
  const record = await worker.record(row.id);
  if (!record) return null;
  const wasShown = (name: string, value: Scalar): boolean => {
    const shown = row.conflicts[name]?.map((one) => one.value) ?? [row.fields[name] ?? null];
    return shown.some((one) => sameValue(one, value));
  };
  const asShown = Object.keys(fields).every((name) =>
    (record.stands[name] ?? []).every((one) => wasShown(name, one.value)),
  );
  return asShown ? changeOf(record, fields) : null;
}
