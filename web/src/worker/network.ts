/** One request to the server and its whole answer; nothing here decides when to send or to retry. */

export interface Answer {
  status: number;
  body: Uint8Array;
  retry_after_ms: number | null;
}

/** No answer came. */
export class NoAnswer extends Error {
  constructor(readonly timedOut: boolean) {
    super(timedOut ? 'the server did not answer in time' : 'no connection');
  }
}

/** Below this gzip's own header costs more than it saves. */
const WORTH_GZIP_BYTES = 1024;
/** How long nothing may arrive. */
const SILENCE_MS = 30_000;
/** The slowest upload that is waited for: a phone at the edge of 2G. */
const SLOWEST_BYTES_A_SECOND = 2_000;
/** More than the server ever sends; a proxy's endless page must not fill the memory. */
const LARGEST_ANSWER_BYTES = 64 * 1024 * 1024;

export async function post(path: string, token: string | null, body: Uint8Array): Promise<Answer> {
  const abort = new AbortController();
  const clock = new Silence(abort);
  try {
    const packed = await gzip(body);
    const sent = packed ?? body;
    clock.allow(SILENCE_MS + (sent.byteLength / SLOWEST_BYTES_A_SECOND) * 1000);
    const response = await fetch(path, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/cbor',
        Accept: 'application/cbor',
        ...(packed ? { 'Content-Encoding': 'gzip' } : {}),
        ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
      },
      body: sent as BodyInit,
      signal: abort.signal,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
    });
    const received = await readAll(response, clock);
    return { status: response.status, body: received, retry_after_ms: retryAfter(response, Date.now()) };
  } catch {
    throw new NoAnswer(abort.signal.aborted);
  } finally {
    clock.stop();
  }
}

/** Seconds or an HTTP date, as RFC 9110 §10.2.3 allows both. */
export function retryAfter(response: { headers: Headers }, nowMs: number): number | null {
  const text = response.headers.get('Retry-After');
  if (text === null) return null;
  if (/^\d+$/.test(text.trim())) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : Math.max(0, date - nowMs);
}

async function gzip(body: Uint8Array): Promise<Uint8Array | null> {
  if (body.byteLength <= WORTH_GZIP_BYTES || typeof CompressionStream === 'undefined') return null;
  const packed = new Blob([body as BlobPart]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

async function readAll(response: Response, clock: Silence): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  while (reader) {
    clock.allow(SILENCE_MS);
    const { done, value } = await reader.read().catch((error: unknown) => {
      // Cut on the way: the engine can use what arrived of a good answer.
      if (response.status !== 200 || length === 0) throw error;
      return { done: true as const, value: undefined };
    });
    if (done) break;
    length += value.byteLength;
    if (length > LARGEST_ANSWER_BYTES) throw new Error('answer too large');
    parts.push(value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

/** Aborts when nothing happened for as long as was last allowed. */
export class Silence {
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly abort: AbortController) {}

  allow(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.abort.abort();
    }, ms);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
