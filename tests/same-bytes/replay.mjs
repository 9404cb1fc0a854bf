/**
 * Plays a script of `vungxanh_tests::same_bytes` to the built WASM through its JavaScript face, as the
 * worker calls it, and compares a hash of every answer with the native engine's. For pages and for Node.
 */

const APP = '0.1.0';

/** The words of a problem: labels and examples are not in the WASM, the page puts them there. */
const WORDS = ['vi', 'en', 'example'];

/** One text for what the engine gives: `same_bytes/canonical.rs` makes the same of its own. */
export function canonical(value) {
  if (value === null || value === undefined) return 'null';
  if (value instanceof Uint8Array) return `[${value.join(',')}]`;
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  const isProblem = 'severity' in value;
  const names = Object.keys(value).filter(
    (name) => value[name] !== undefined && !(isProblem && WORDS.includes(name)),
  );
  return `{${names
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`)
    .join(',')}}`;
}

async function hash(text) {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest, 0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function bytes(base64) {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

/** One phone: its disk, its engine, the transaction under way. */
class Player {
  rows = new Map();
  underWay = [];

  constructor(wasm) {
    this.wasm = wasm;
  }

  play({ now_ms: now, entropy: drawn, do: name, ...given }) {
    const entropy = bytes(drawn);
    const effects = this.#tell(name, given, now, entropy);
    if (effects) {
      const persist = effects.find((effect) => effect.do === 'persist');
      if (persist) this.underWay = persist.writes;
      return canonical(effects);
    }
    return this.#ask(name, given, now, entropy);
  }

  #tell(name, given, now, entropy) {
    const { engine } = this;
    const { Answer } = this.wasm;
    switch (name) {
      case 'enrol':
        return engine.enrol(given.request, given.words, now, entropy);
      case 'save':
        return engine.save(given.request, { edits: given.edits, draft: given.draft }, now, entropy);
      case 'undo':
        return engine.undo(given.request, given.token, now, entropy);
      case 'persisted':
        return engine.persisted(given.transaction, now, entropy);
      case 'persist_failed':
        return engine.persist_failed(given.transaction, given.failure, now, entropy);
      case 'response': {
        const answer = new Answer(given.status, bytes(given.body), given.retry_after_ms ?? undefined);
        return engine.response(given.send, answer, now, entropy);
      }
      case 'send_failed':
        return engine.send_failed(given.send, given.timed_out, now, entropy);
      case 'tell':
        return engine.tell(given.what, now, entropy);
      default:
        return null;
    }
  }

  #ask(name, given, now, entropy) {
    const { engine } = this;
    switch (name) {
      case 'open':
        this.#open(entropy);
        return '';
      case 'write':
        for (const { store, key, value } of this.underWay.splice(0)) {
          if (value === null) this.rows.delete(`${store} ${key}`);
          else this.rows.set(`${store} ${key}`, value);
        }
        return '';
      case 'rows':
        return canonical(Object.fromEntries(this.rows));
      case 'check':
        return canonical(engine.check(given.edit, now, entropy));
      case 'list':
        return canonical(engine.list(given.query, now));
      case 'record':
        return canonical(engine.record(given.id, now));
      case 'history':
        return canonical(engine.history(given.id));
      case 'export':
        return canonical(engine.export_unsent());
      case 'status':
        return canonical(engine.status());
      case 'session':
        return canonical(engine.session());
      default:
        throw new Error(`there is no call ${name}`);
    }
  }

  #open(entropy) {
    const { Engine, Rows } = this.wasm;
    const rows = new Rows();
    for (const [name, value] of this.rows) {
      const [store, ...key] = name.split(' ');
      rows.add(store, key.join(' '), value);
    }
    this.engine?.free();
    this.engine = new Engine(rows, APP, [], entropy);
  }
}

/** Plays a script; gives how many steps were answered alike, or throws at the first that was not. */
export async function replay(wasm, script) {
  const players = Array.from({ length: script.phones }, () => new Player(wasm));
  for (const [number, step] of script.steps.entries()) {
    const where = `seed ${script.seed}, step ${number} (${step.do})`;
    let answer;
    try {
      answer = players[step.phone].play(step);
    } catch (error) {
      throw new Error(`${where}: ${error?.stack ?? error}`);
    }
    if ((await hash(answer)) !== step.expect) {
      const native = `same-bytes --seed ${script.seed} --step ${number}`;
      throw new Error(
        `${where} is answered otherwise than natively:\n${answer}\n` +
          `The native answer: cargo run -p vungxanh-tests --bin ${native}`,
      );
    }
  }
  return script.steps.length;
}
