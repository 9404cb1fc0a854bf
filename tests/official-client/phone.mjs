/**
 * A phone written against `shared/SPEC.md` alone ("Writing another client"): the official automerge
 * library, a CBOR library, HTTP, and nothing of ours. It obeys lines of JSON on standard input and
 * answers each with one; `tests/tests/official_client.rs` drives it.
 */
import { createHash, randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import * as Automerge from '@automerge/automerge';
import { decode, encode } from 'cborg';

const [origin] = process.argv.slice(2);

/** W1: CBOR both ways; W4: the bearer token. */
async function ask(path, message, token) {
  const answer = await fetch(origin + path, {
    method: 'POST',
    headers: { 'content-type': 'application/cbor', ...(token && { authorization: `Bearer ${token}` }) },
    body: encode(message),
  });
  const body = decode(new Uint8Array(await answer.arrayBuffer()));
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${body.code}: ${body.en}`);
  return body;
}

const phone = { token: '', device: Buffer.alloc(0), cursors: {}, documents: new Map(), unsent: [] };
/** D7: 16 bytes of device id and 4 random bytes, new with every start. */
const session = randomBytes(4);

/** W3 */
async function enrol({ code }) {
  const request = { code, device_name: 'official', platform: 'node', retry_key: randomBytes(32) };
  const { device_id, token, member } = await ask('/api/v1/enrol', request);
  Object.assign(phone, { token, device: Buffer.from(device_id) });
  return { device: phone.device.toString('hex'), member: member.name };
}

/** D2: partition and period name a document; it is empty until somebody writes. */
function open(partition, period) {
  const name = `${partition}/${period}`;
  if (!phone.documents.has(name)) {
    const actor = Buffer.concat([phone.device, session]).toString('hex');
    phone.documents.set(name, { partition, period, doc: Automerge.init({ actor }) });
  }
  return phone.documents.get(name);
}

/** D3: a UUIDv7 in 32 lower-case hex digits. */
function newRecordId() {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  return bytes.toString('hex');
}

/** D4: what each sort of scalar is in the library's terms. A plain string would become a Text object. */
const scalar = {
  text: (value) => new Automerge.ImmutableString(value),
  int: (value) => new Automerge.Int(value),
  decimal: (value) => new Automerge.Float64(value),
  time: (value) => new Date(value),
  bool: (value) => value,
  null: () => null,
};

function stored(fields) {
  const entry = ([name, typed]) => {
    const [[type, value]] = Object.entries(typed);
    return [name, scalar[type](value)];
  };
  return Object.fromEntries(Object.entries(fields).map(entry));
}

/** Writes a record, new or known, as one change. */
function write({ partition, period, id, fields }) {
  const document = open(partition, period);
  const record = id ?? newRecordId();
  // D7: seconds.
  const time = Math.floor(Date.now() / 1000);
  document.doc = Automerge.change(document.doc, { time }, (root) => {
    root[record] ??= {};
    for (const [name, value] of Object.entries(stored(fields))) root[record][name] = value;
  });
  phone.unsent.push({ partition, period, change: Automerge.getLastLocalChange(document.doc) });
  return { id: record };
}

/** One exchange: what is unsent goes, what is new comes; as long as the server says that there is more. */
async function sync() {
  const seen = { accepted: 0, refused: [], snapshots: 0, changes: 0 };
  for (let more = true; more;) {
    const answer = await ask('/api/v1/sync', request(), phone.token);
    phone.unsent = [];
    seen.accepted += answer.accepted.length;
    seen.refused.push(...answer.refused.map(({ code }) => code));
    for (const frame of answer.frames) {
      const document = open(frame.partition, frame.period);
      if (frame.snapshot) {
        document.doc = Automerge.merge(document.doc, Automerge.load(frame.snapshot));
        seen.snapshots += 1;
      }
      [document.doc] = Automerge.applyChanges(document.doc, frame.changes ?? []);
      seen.changes += frame.changes?.length ?? 0;
      // W6
      phone.cursors[frame.partition] = frame.cursor;
    }
    more = answer.more;
  }
  return seen;
}

function request() {
  const push = phone.unsent.map(({ partition, period, change }) => ({
    partition,
    period,
    changes: [change],
  }));
  const now_ms = Date.now();
  return { v: 1, app: 'official', now_ms, cursors: phone.cursors, push, max_bytes: 1 << 20 };
}

/** A value as it is: the library's own types back into the words of the lines. */
function readable(value) {
  if (value instanceof Automerge.ImmutableString) return { text: value.toString() };
  if (value instanceof Date) return { time: value.getTime() };
  if (typeof value === 'number') return { number: value };
  if (typeof value === 'boolean') return { bool: value };
  if (value === null) return { null: true };
  throw new Error(`no scalar of D4: ${typeof value} ${JSON.stringify(value)}`);
}

/** Every record held: fields, and every value that stands where several do (D6). */
function show() {
  const records = {};
  for (const { partition, period, doc } of phone.documents.values()) {
    for (const [id, record] of Object.entries(doc)) {
      const fields = {};
      const conflicts = {};
      for (const [name, value] of Object.entries(record)) {
        fields[name] = readable(value);
        const standing = Object.values(Automerge.getConflicts(record, name) ?? {});
        // Here the library gives texts as plain strings.
        const plain = (value) => (typeof value === 'string' ? { text: value } : readable(value));
        if (standing.length > 1) conflicts[name] = standing.map(plain);
      }
      records[id] = { partition, period, fields, conflicts };
    }
  }
  return { records };
}

/** Everything that is held of a document as the library saves it. */
function save({ partition, period }) {
  const bytes = Automerge.save(open(partition, period).doc);
  return {
    bytes: Buffer.from(bytes).toString('base64'),
    sum: createHash('sha256').update(bytes).digest('hex'),
  };
}

const commands = { enrol, write, sync, show, save };
for await (const line of createInterface({ input: process.stdin })) {
  const { do: name, ...given } = JSON.parse(line);
  try {
    console.log(JSON.stringify(await commands[name](given)));
  } catch (error) {
    console.log(JSON.stringify({ error: String(error?.stack ?? error) }));
  }
}
