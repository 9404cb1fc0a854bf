/** Asks the server. Every answer that is not the one hoped for becomes one kind of error with a text. */
import createClient from 'openapi-fetch';
import type { paths } from '../generated/openapi';
import type { BothTexts } from '../i18n/index.svelte';
import type { ErrorBody, Other, RecordProblem } from './types';

export class ApiFailure extends Error {
  readonly code: string;
  readonly status: number;
  readonly text: BothTexts | null;
  readonly retryAfterSeconds: number | null;
  readonly problems: readonly RecordProblem[];
  /** Who or what stands in the way. */
  readonly others: readonly Other[];

  constructor(status: number, body: Partial<ErrorBody> & { problems?: RecordProblem[]; others?: Other[] }) {
    super(body.code ?? 'unexpected');
    this.status = status;
    this.code = body.code ?? 'unexpected';
    this.text = body.vi !== undefined && body.en !== undefined ? { vi: body.vi, en: body.en } : null;
    this.retryAfterSeconds = body.retry_after_seconds ?? null;
    this.problems = body.problems ?? [];
    this.others = body.others ?? [];
  }
}

const client = createClient<paths>({ baseUrl: '/api/v1' });

/** Nobody has touched the page for so long: what it asks then it asks by itself. */
const UNATTENDED_MS = 60_000;
let touched_ms = Date.now();

if (typeof addEventListener === 'function') {
  const touch = (): void => {
    touched_ms = Date.now();
  };
  for (const event of ['pointerdown', 'keydown', 'wheel', 'focus'] as const) {
    addEventListener(event, touch, { capture: true, passive: true });
  }
}

/** The session of somebody who has left must end, however often the page refreshes itself. */
export function markUnattended(request: Request, now_ms = Date.now()): Request {
  if (now_ms - touched_ms > UNATTENDED_MS) request.headers.set('x-unattended', '1');
  return request;
}

client.use({ onRequest: ({ request }) => markUnattended(request) });

let whenLoggedOut: () => void = () => undefined;

/** Told whenever the server says that nobody is logged in any more. */
export function onLoggedOut(listener: () => void): void {
  whenLoggedOut = listener;
}

interface Answer<T> {
  data?: T | undefined;
  error?: unknown;
  response: Response;
}

const isBody = (value: unknown): value is Partial<ErrorBody> => typeof value === 'object' && value !== null;

/** The answer's data; throws [`ApiFailure`] for everything else, also when nobody answered. */
export async function taken<T>(asked: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>;
  try {
    answer = await asked;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiFailure(0, { code: 'offline' });
  }
  if (answer.response.ok) return answer.data as T;
  const failure = new ApiFailure(answer.response.status, isBody(answer.error) ? answer.error : {});
  if (failure.code === 'not_logged_in') whenLoggedOut();
  throw failure;
}

export const api = client;
