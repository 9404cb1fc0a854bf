/** The WASM engine: loading it, making it anew after a trap, and the shapes of what it gives. */

import init, {
  __wbg_reset_state as resetState,
  Answer,
  Engine,
  last_touched as lastTouched,
  Rows,
} from '../generated/wasm/vungxanh';
import type { EnrolOutcome, SaveOutcome, Status } from './api';
import type { Row, StoreName } from './storage';

export { Answer, Engine };

/** What an enrolment gives, with the server's words as they came. */
export type EnrolAnswer =
  | { enrolled: true }
  | {
      enrolled: false;
      reason: (EnrolOutcome & { enrolled: false })['reason'];
      said: { vi: string; en: string; contact_name?: string | null; contact_phone?: string | null } | null;
    };

export type Outcome = SaveOutcome | EnrolAnswer;

/** What the engine asks for; see `client-wasm/src/event.rs`. */
export type Effect =
  | {
      do: 'persist';
      transaction: number;
      writes: { store: StoreName; key: string; value: Uint8Array | null }[];
      answer: [request: number, outcome: Outcome] | null;
    }
  | { do: 'send'; send: number; path: string; token: string | null; body: Uint8Array }
  | { do: 'wake_at'; at_ms: number }
  | { do: 'answer'; request: number; outcome: Outcome }
  | { do: 'changed'; kinds: string[] }
  | { do: 'status' }
  | { do: 'session' };

/** The engine's part of {@link Status}. */
export type EngineStatus = Omit<Status, 'storage' | 'engine' | 'last_contact_ms' | 'lost_since_ms'> & {
  storage_failing: boolean;
};

const MODULE = new URL('../generated/wasm/vungxanh_bg.wasm', import.meta.url);

let loaded: Promise<unknown> | null = null;

/** Loads the module once; later calls give an engine on the same instance. */
export async function makeEngine(rows: readonly Row[], suspects: string[]): Promise<Engine> {
  loaded ??= init({ module_or_path: MODULE }).catch((error: unknown) => {
    loaded = null;
    throw error;
  });
  await loaded;
  return newEngine(rows, suspects);
}

/** Another engine beside the one that {@link makeEngine} gave. */
export function newEngine(rows: readonly Row[], suspects: string[]): Engine {
  const stored = new Rows();
  for (const { store, key, value } of rows) stored.add(store, key, value);
  return new Engine(stored, __APP_VERSION__, suspects, entropy());
}

/** Throws away the trapped instance, whose memory may be in any state. Gives the document it was loading. */
export function discardInstance(): string | undefined {
  let touched: string | undefined;
  try {
    touched = lastTouched();
  } catch {
    // The memory is worse off than that.
  }
  resetState();
  return touched;
}

/** Whether an error says that the instance must not be used again. */
export function isTrap(error: unknown): boolean {
  return error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
}

export function entropy(): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(32));
}
