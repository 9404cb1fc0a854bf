// Stops processes for most of the time, in turns too short to be seen, as cpulimit does:
//
//   node stop-and-go.mjs RATE PID...
//
// They run 1/RATE of the time until this program is told to end. They are never left stopped.

const RUN_MS = 4;
const [rate, ...pids] = process.argv.slice(2).map(Number);
const clock = new Int32Array(new SharedArrayBuffer(4));
const pause = (ms) => Atomics.wait(clock, 0, 0, ms);
let ending = false;

function signal(name) {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch {
      // It has ended.
    }
  }
}

function turn() {
  signal('SIGSTOP');
  pause(RUN_MS * (rate - 1));
  signal('SIGCONT');
  if (ending) return;
  pause(RUN_MS);
  setImmediate(turn);
}

process.on('SIGTERM', () => (ending = true));
process.on('exit', () => signal('SIGCONT'));
turn();
