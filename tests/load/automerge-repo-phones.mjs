// The phones of the storm, as automerge-repo clients: each holds what it recorded offline, then all
// connect together.
//
//   node automerge-repo-phones.mjs PORT RECORDS_FILE
//
// RECORDS_FILE has one JSON line a phone: {"document": uuid, "changes": [base64]}, the very changes
// that our own phones sent. Prints {"wall_ms"}: from the first connection until every phone, and so
// the server between them, has everything that was recorded in its document.

import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Repo, parseAutomergeUrl, stringifyAutomergeUrl } from '@automerge/automerge-repo';
import { next as Automerge } from '@automerge/automerge';
import { WebSocketClientAdapter } from '@automerge/automerge-repo-network-websocket';

const PATIENCE_MS = 120_000;
const LOOK_MS = 20;
const [port, file] = process.argv.slice(2);
const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
const phones = lines
  .map((line) => JSON.parse(line))
  .map(({ document, changes }) => ({
    id: parseAutomergeUrl(stringifyAutomergeUrl(Buffer.from(document.replaceAll('-', ''), 'hex'))).documentId,
    changes: changes.map((change) => new Uint8Array(Buffer.from(change, 'base64'))),
  }));

/** Records in a document once everyone's have arrived: each change made one. */
const complete = new Map();
for (const { id, changes } of phones) {
  complete.set(id, (complete.get(id) ?? 0) + changes.length);
}

const offline = phones.map(({ id, changes }, number) => {
  const repo = new Repo({ peerId: `phone-${number}`, network: [] });
  const [doc] = Automerge.applyChanges(Automerge.init(), changes);
  return { repo, handle: repo.import(Automerge.save(doc), { docId: id }), id };
});

/** Resolves when the phone holds all `records` of its document and the server has said the same. */
async function inSync(repo, handle, records) {
  for (;;) {
    const server = repo.getStorageIdOfPeer('server');
    const theirs = server && handle.getSyncInfo(server)?.lastHeads;
    const same = theirs && [...theirs].sort().join() === [...handle.heads()].sort().join();
    if (same && Object.keys(handle.doc()).length === records) return;
    await pause(LOOK_MS);
  }
}

const begin = performance.now();
const patience = setTimeout(() => {
  console.error(`not all phones were in sync after ${PATIENCE_MS / 1000} s`);
  process.exit(1);
}, PATIENCE_MS);

await Promise.all(
  offline.map(({ repo, handle, id }) => {
    repo.networkSubsystem.addNetworkAdapter(new WebSocketClientAdapter(`ws://127.0.0.1:${port}`));
    return inSync(repo, handle, complete.get(id));
  }),
);
clearTimeout(patience);
console.log(JSON.stringify({ wall_ms: Math.round(performance.now() - begin) }));
process.exit(0);
