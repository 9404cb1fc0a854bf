/** Whether this browser, at this address, can keep records at all: said before anything is tried. */

/** Why the app cannot open. `store`: it was tried and failed; `parts`: a part of the app did not arrive. */
export type OpenFailure = 'insecure' | 'old_browser' | 'parts' | 'store';

/** What the app cannot do without. */
export interface Abilities {
  /** Browsers let only https and this very machine keep an app and its records. */
  secure: boolean;
  worker: boolean;
  store: boolean;
  engine: boolean;
  /** One tab writes at a time. */
  locks: boolean;
}

export function abilities(): Abilities {
  const has = (name: string): boolean => name in globalThis;
  return {
    secure: globalThis.isSecureContext,
    worker: has('Worker'),
    store: has('indexedDB'),
    engine: has('WebAssembly'),
    locks: 'locks' in navigator,
  };
}

export function whyNotReady({ secure, worker, store, engine, locks }: Abilities): OpenFailure | null {
  if (!secure) return 'insecure';
  return worker && store && engine && locks ? null : 'old_browser';
}
