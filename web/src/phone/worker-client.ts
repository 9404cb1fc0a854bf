/** The one way from the page to the worker that owns the engine, the store and the network. */
import { proxy, wrap } from 'comlink';
import type { PhoneWorker } from '../worker/api';

export type Connection = PhoneWorker;

/** Starts the worker. Called once a page, in main.ts. */
export function connect(): Connection {
  const worker = new Worker(new URL('../worker/main.ts', import.meta.url), { type: 'module' });
  const remote = wrap<PhoneWorker>(worker) as unknown as PhoneWorker;
  return new Proxy(remote, {
    get(target, name, receiver) {
      // A listener cannot be copied into the worker; it is called across.
      if (name === 'subscribe') {
        return (listener: Parameters<PhoneWorker['subscribe']>[0]) => target.subscribe(proxy(listener));
      }
      return Reflect.get(target, name, receiver) as unknown;
    },
  });
}
