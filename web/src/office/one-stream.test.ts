import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OneStream } from './one-stream';

/** What the windows of one browser share: its locks, its channels, its connections. */
class Browser {
  streams: FakeSource[] = [];
  channels: FakeChannel[] = [];
  queue: { grant: () => void }[] = [];
  held = false;

  get open(): FakeSource[] {
    return this.streams.filter((stream) => stream.readyState !== 2);
  }

  next(): void {
    if (this.held) return;
    const first = this.queue.shift();
    this.held = first !== undefined;
    first?.grant();
  }

  readonly locks = {
    request: (_: string, { signal }: { signal: AbortSignal }, held: () => Promise<void>) =>
      new Promise<void>((done, failed) => {
        const grant = () => {
          void held().then(() => {
            this.held = false;
            done();
            this.next();
          });
        };
        const turn = { grant };
        signal.addEventListener('abort', () => {
          const at = this.queue.indexOf(turn);
          if (at < 0) return;
          this.queue.splice(at, 1);
          failed(new Error('aborted'));
        });
        this.queue.push(turn);
        this.next();
      }),
  };
}

let browser: Browser;

class FakeSource {
  static CLOSED = 2;
  static OPEN = 1;
  readyState = 0;
  onopen: () => void = () => undefined;
  onerror: () => void = () => undefined;
  onmessage: (event: { data: string }) => void = () => undefined;
  constructor() {
    browser.streams.push(this);
  }
  open(): void {
    this.readyState = 1;
    this.onopen();
  }
  close(): void {
    this.readyState = 2;
  }
}

class FakeChannel {
  onmessage: (event: { data: unknown }) => void = () => undefined;
  constructor() {
    browser.channels.push(this);
  }
  postMessage(data: unknown): void {
    for (const other of browser.channels) if (other !== this) other.onmessage({ data });
  }
  close(): void {
    browser.channels = browser.channels.filter((other) => other !== this);
  }
}

/** A window of the office: whether it can be seen, and what it heard. */
function openWindow() {
  const looks: (() => void)[] = [];
  const page = {
    visibilityState: 'visible',
    addEventListener: (_: string, look: () => void) => looks.push(look),
    removeEventListener: () => undefined,
  };
  const heard: string[] = [];
  const ear = {
    opened: () => void heard.push('opened'),
    lost: () => void heard.push('lost'),
    message: (data: string) => void heard.push(data),
  };
  const stream = new OneStream('live', ear, () => '{"plan":7}');
  const see = (visible: boolean) => {
    page.visibilityState = visible ? 'visible' : 'hidden';
    vi.stubGlobal('document', page);
    for (const look of looks) look();
  };
  vi.stubGlobal('document', page);
  stream.start();
  return { heard, stream, see };
}

/** Lets promises go on. */
const settle = async () => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

beforeEach(() => {
  browser = new Browser();
  vi.stubGlobal('EventSource', FakeSource);
  vi.stubGlobal('BroadcastChannel', FakeChannel);
  vi.stubGlobal('navigator', { locks: browser.locks });
});
afterEach(() => vi.unstubAllGlobals());

describe('b14 the live news of the office', () => {
  it('b14_come_over_one_stream_however_many_windows_are_open', async () => {
    const windows = Array.from({ length: 7 }, openWindow);
    await settle();
    expect(browser.open).toHaveLength(1);
    browser.open[0]?.open();
    browser.open[0]?.onmessage({ data: '{"plan":8}' });
    for (const { heard } of windows) expect(heard).toContain('{"plan":8}');
  });

  it('b14_are_told_to_a_window_that_comes_later', async () => {
    openWindow();
    await settle();
    browser.open[0]?.open();
    const late = openWindow();
    await settle();
    expect(late.heard).toEqual(['opened', '{"plan":7}']);
  });

  it('b14_are_heard_by_another_window_when_the_listening_one_is_hidden', async () => {
    const [first, second] = [openWindow(), openWindow()];
    await settle();
    first.see(false);
    await settle();
    expect(browser.open).toHaveLength(1);
    browser.open[0]?.open();
    expect(second.heard).toContain('opened');
    second.see(false);
    await settle();
    expect(browser.open).toHaveLength(0);
    first.see(true);
    await settle();
    expect(browser.open).toHaveLength(1);
  });

  it('b14_come_over_an_own_stream_where_the_browser_has_no_locks', () => {
    vi.stubGlobal('navigator', {});
    const windows = [openWindow(), openWindow()];
    expect(browser.open).toHaveLength(2);
    for (const { see } of windows) see(false);
    expect(browser.open).toHaveLength(0);
  });
});
