/**
 * A processor four times slower, for a whole page: Chromium's own throttling (CDP
 * `Emulation.setCPUThrottlingRate`) reaches a page's main thread only, and this app works in a dedicated
 * worker. So the renderer process is stopped three quarters of the time, all its threads alike; how slow
 * that makes page and worker is measured, not believed.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import type { Browser, CDPSession, Page, Worker } from '@playwright/test';

/** Of the arithmetic, for each figure. */
const RUNS = 7;
/** What is measured beside other work of this machine wavers by as much. */
const NEAR = 0.85;
const STOPPER = resolve(import.meta.dirname, 'stop-and-go.mjs');

/** A piece of arithmetic that takes a few hundredths of a second on a desk. */
function work(): number {
  const begin = performance.now();
  let sum = 0;
  for (let number = 0; number < 40_000_000; number += 1) sum = (sum + number * 7) | 0;
  return performance.now() - begin + (sum === 0.5 ? 1 : 0);
}

interface Slowness {
  page: number;
  worker: number;
}

export class SlowPhone {
  #stopper: ChildProcess | null = null;

  private constructor(
    readonly page: Page,
    readonly worker: Worker,
    readonly cdp: CDPSession,
    readonly pids: number[],
  ) {}

  /** Of a page whose worker runs. */
  static async of(browser: Browser, page: Page): Promise<SlowPhone> {
    const worker = page.workers()[0] ?? (await page.waitForEvent('worker'));
    const cdp = await page.context().newCDPSession(page);
    const system = await browser.newBrowserCDPSession();
    const { processInfo } = await system.send('SystemInfo.getProcessInfo');
    const renderers = processInfo.filter(({ type }) => type === 'renderer');
    return new SlowPhone(
      page,
      worker,
      cdp,
      renderers.map(({ id }) => id),
    );
  }

  async #times(): Promise<Slowness> {
    // The least of several: whatever else runs on this machine only ever adds.
    const least = async (run: () => Promise<number>) => {
      const times = [];
      for (let count = 0; count < RUNS; count += 1) times.push(await run());
      return Math.min(...times);
    };
    const page = await least(() => this.page.evaluate(work));
    const worker = await least(() => this.worker.evaluate(work));
    return { page, worker };
  }

  /** How many times slower page and worker are under Chromium's throttling. */
  async slownessByChromium(rate: number): Promise<Slowness> {
    const before = await this.#times();
    await this.cdp.send('Emulation.setCPUThrottlingRate', { rate });
    const after = await this.#times();
    await this.cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    return { page: after.page / before.page, worker: after.worker / before.worker };
  }

  /**
   * From now on; gives how many times slower page and worker are. A busy machine gives a process that was
   * stopped more of its time afterwards, so it is stopped longer until the worker is as slow as asked.
   */
  async slowDown(rate: number): Promise<Slowness> {
    const before = await this.#times();
    let slowness = { page: 1, worker: 1 };
    for (let turns = rate; slowness.worker < rate * NEAR && turns <= rate * 4;) {
      await this.recover();
      this.#stopper = spawn(process.execPath, [STOPPER, String(turns), ...this.pids.map(String)]);
      const after = await this.#times();
      slowness = { page: after.page / before.page, worker: after.worker / before.worker };
      turns *= Math.max(1.1, rate / slowness.worker);
    }
    return slowness;
  }

  async recover(): Promise<void> {
    const stopper = this.#stopper;
    if (stopper === null) return;
    const gone = new Promise((done) => stopper.once('exit', done));
    stopper.kill('SIGTERM');
    await gone;
    this.#stopper = null;
  }
}
