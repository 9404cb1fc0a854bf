/** How large a file may be before it is sent: what the server takes. */

const MIB = 1024 * 1024;

/** A sheet: `MAX_BYTES` of server/src/office/import/mod.rs. */
export const MOST_SHEET_BYTES = 8 * MIB;
/** A phone's file of unsent changes: `MAX_BYTES` of server/src/office/unsent/mod.rs. */
export const MOST_UNSENT_BYTES = 16 * MIB;

export function sizeFault(bytes: number, most_bytes: number): 'empty' | 'too_large' | null {
  if (bytes === 0) return 'empty';
  return bytes > most_bytes ? 'too_large' : null;
}
