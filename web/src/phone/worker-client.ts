/** The one way from the page to the worker that owns the engine, the store and the network. */
import { proxy, wrap } from 'comlink';
import { worded } from '../i18n/problems';
import type { Edit, PhoneWorker, SaveOutcome } from '../worker/api';

export type Connection = PhoneWorker;

/** Starts the worker. Called once a page, in main.ts; `onbroken` hears when its script did not load or run. */
export function connect(onbroken: () => void): Connection {
  const worker = new Worker(new URL('../worker/main.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('error', onbroken);
  const remote = wrap<PhoneWorker>(worker) as unknown as PhoneWorker;
  const hurry = () => void remote.syncNow();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') hurry();
  });
  // Not every browser tells its workers.
  window.addEventListener('online', hurry);
  return new Proxy(remote, {
    get(target, name, receiver) {
      // A listener cannot be copied into the worker; it is called across.
      if (name === 'subscribe') {
        return (listener: Parameters<PhoneWorker['subscribe']>[0]) => target.subscribe(proxy(listener));
      }
      if (name === 'open') {
        return async () => {
          const session = await target.open();
          if (session.state === 'ready') void keepRecords();
          return session;
        };
      }
      if (name === 'enrol') {
        return async (...given: Parameters<PhoneWorker['enrol']>) => {
          const outcome = await target.enrol(...given);
          if (outcome.enrolled) void keepRecords();
          return outcome;
        };
      }
      if (name === 'save') {
        return async (...given: Parameters<PhoneWorker['save']>) =>
          spoken(await target.save(...given), given[0]);
      }
      if (name === 'check') {
        return async (edit: Edit) => (await target.check(edit)).map((problem) => worded(edit.kind, problem));
      }
      return Reflect.get(target, name, receiver) as unknown;
    },
  });
}

/** The problems of each edit in words. */
function spoken(outcome: SaveOutcome, edits: readonly Edit[]): SaveOutcome {
  if (outcome.saved || outcome.reason !== 'invalid') return outcome;
  const problems = outcome.problems.map((found, at) => {
    const kind = edits[at]?.kind ?? '';
    return found.map((problem) => worded(kind, problem));
  });
  return { ...outcome, problems };
}

/**
 * Asks the browser not to throw this phone's records away when room is short. Only a page can ask, and
 * only once there are records does a browser that asks the person seem sensible to them.
 */
async function keepRecords(): Promise<void> {
  try {
    if (!(await navigator.storage.persisted())) await navigator.storage.persist();
  } catch {
    // Not offered here; the status bar says that the records are not protected.
  }
}
