/** The file with what the ward does not hold: raw changes for a machine, values for a person. */

import type { Scalar, Session } from './api';

export interface ExportedChange {
  partition: string;
  period: string;
  hash: string;
  bytes: Uint8Array;
  at_ms: number;
  records: { id: string; fields: Record<string, Scalar> }[];
  refusal?: { code: string; message: string };
}

export function exportFile(session: Session, changes: ExportedChange[], nowMs: number): Blob {
  const { device_id, member, ward } = session;
  const file = {
    format: 'vungxanh-unsent',
    v: 1,
    exported_at: new Date(nowMs).toISOString(),
    device_id,
    member,
    ward,
    changes: changes.map(({ bytes, at_ms, ...rest }) => ({
      ...rest,
      saved_at: new Date(at_ms).toISOString(),
      change_base64: base64(bytes),
    })),
  };
  return new Blob([JSON.stringify(file, null, 1)], { type: 'application/json' });
}

export function base64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
