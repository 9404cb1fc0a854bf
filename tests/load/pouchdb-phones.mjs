// The phones of the storm, as PouchDB clients: what each recorded offline goes to the server by the
// CouchDB replication protocol, in the requests of PouchDB's own replicator (batches of 100, gzip
// accepted, a checkpoint after each batch). Then fresh phones pull everything.
//
//   node pouchdb-phones.mjs PORT RECORDS_FILE PULLS
//
// RECORDS_FILE has one JSON line a phone: {"document": uuid, "changes": [base64]}, the very changes
// that our own phones sent; here each record is a JSON document with the same fields. Each step waits
// for a line on standard input and prints a line: {"ready"}, {"wall_ms"} of the storm, and {"wall_ms",
// "records"} of PULLS fresh phones, one after another.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { next as Automerge } from '@automerge/automerge';

const BATCH = 100;
const [port, file, pulls] = process.argv.slice(2);
const database = `http://127.0.0.1:${port}/ward`;
const steps = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

function say(message) {
  console.log(JSON.stringify(message));
}

async function ask(method, path, body, allowed = []) {
  const answer = await fetch(database + path, {
    method,
    headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
    body: body && JSON.stringify(body),
  });
  if (!answer.ok && !allowed.includes(answer.status)) {
    throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  }
  return answer.json();
}

/** The records that a phone's changes made, as PouchDB would keep them: a first revision each. */
function documentsOf({ changes }) {
  const bytes = changes.map((change) => new Uint8Array(Buffer.from(change, 'base64')));
  const [records] = Automerge.applyChanges(Automerge.init(), bytes);
  return Object.entries(records).map(([id, fields]) => {
    const plain = JSON.parse(JSON.stringify(fields));
    const revision = createHash('md5').update(JSON.stringify(plain)).digest('hex');
    const _revisions = { start: 1, ids: [revision] };
    return { ...plain, _id: id, _rev: `1-${revision}`, _revisions };
  });
}

function batchesOf(documents) {
  const count = Math.ceil(documents.length / BATCH);
  return Array.from({ length: count }, (_, number) => documents.slice(number * BATCH, (number + 1) * BATCH));
}

/** Asks for the checkpoint; a phone that was never here has none. */
async function checkpoint(name) {
  const path = `/_local/${name}`;
  const known = await ask('GET', path, undefined, [404]);
  let revision = known._rev;
  return async (last_seq) => {
    const history = [{ last_seq, session_id: name }];
    const written = { _id: `_local/${name}`, last_seq, history, replicator: 'pouchdb', version: 1 };
    const kept = await ask('PUT', path, revision ? { ...written, _rev: revision } : written);
    revision = kept.rev;
  };
}

async function push(documents, number) {
  const keep = await checkpoint(`push-${number}`);
  for (const [at, batch] of batchesOf(documents).entries()) {
    const revisions = Object.fromEntries(batch.map(({ _id, _rev }) => [_id, [_rev]]));
    const lacking = await ask('POST', '/_revs_diff', revisions);
    const docs = batch.filter(({ _id }) => lacking[_id]);
    const failed = await ask('POST', '/_bulk_docs', { docs, new_edits: false });
    if (failed.length > 0) throw new Error(`not taken: ${JSON.stringify(failed[0])}`);
    await keep(at + 1);
  }
}

async function pull(number) {
  const keep = await checkpoint(`pull-${number}`);
  let records = 0;
  for (let since = 0; ; ) {
    const { results, last_seq } = await ask(
      'GET',
      `/_changes?style=all_docs&since=${since}&limit=${BATCH}`,
    );
    if (results.length === 0) return records;
    const docs = results.flatMap(({ id, changes }) => changes.map(({ rev }) => ({ id, rev })));
    const got = await ask('POST', '/_bulk_get?revs=true&latest=true', { docs });
    records += got.results.filter((result) => result.docs.every((doc) => doc.ok)).length;
    since = last_seq;
    await keep(since);
  }
}

const phones = readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => documentsOf(JSON.parse(line)));
const expected = phones.reduce((sum, documents) => sum + documents.length, 0);
await ask('PUT', '');
say({ ready: true });

await steps.next();
let begin = performance.now();
await Promise.all(phones.map(push));
const { doc_count } = await ask('GET', '');
if (doc_count !== expected) throw new Error(`${doc_count} records of ${expected} arrived`);
say({ wall_ms: Math.round(performance.now() - begin) });

await steps.next();
begin = performance.now();
for (let number = 0; number < Number(pulls); number += 1) {
  const records = await pull(number);
  if (records !== expected) throw new Error(`${records} records of ${expected} came back`);
}
say({ wall_ms: Math.round(performance.now() - begin), records: expected });
process.exit(0);
