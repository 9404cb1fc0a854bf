import { describe, expect, it } from 'vitest';
import { base64, exportFile } from './export';
import { Lines } from './live';
import { retryAfter } from './network';
import { TrapGuard } from './trap-guard';

describe('the event stream', () => {
  it('is cut into lines wherever the network cut it', () => {
    const lines = new Lines();
    expect(lines.take('data: {"a"')).toEqual([]);
    expect(lines.take(':1}\n\n: heart')).toEqual(['data: {"a":1}', '']);
    expect(lines.take('beat\r\n')).toEqual([': heartbeat']);
  });
});

describe('Retry-After', () => {
  const after = (value: string) =>
    retryAfter({ headers: new Headers({ 'Retry-After': value }) }, Date.UTC(2026, 10, 22, 8, 0, 0));

  it('is read as seconds or as a date', () => {
    expect(after('120')).toBe(120_000);
    expect(after('Sun, 22 Nov 2026 08:00:30 GMT')).toBe(30_000);
    expect(after('Sun, 22 Nov 2026 07:00:00 GMT')).toBe(0);
    expect(after('soon')).toBeNull();
    expect(retryAfter({ headers: new Headers() }, 0)).toBeNull();
  });
});

describe('an engine that traps', () => {
  it('is made anew at once the first time, then ever more slowly', () => {
    const guard = new TrapGuard();
    expect(guard.trapped(0)).toBe(0);
    expect(guard.trapped(1_000)).toBe(500);
    expect(guard.trapped(2_000)).toBe(1_000);
    for (let at = 3_000; at < 20_000; at += 1_000) guard.trapped(at);
    expect(guard.trapped(20_000)).toBe(30_000);
    expect(guard.trapped(200_000)).toBe(0);
    expect(guard.holdsNetwork(200_000)).toBe(false);
  });

  it('works offline for a while when an answer of the server made it trap', () => {
    const guard = new TrapGuard();
    guard.takingIn(() => guard.trapped(0));
    expect(guard.holdsNetwork(29_999)).toBe(true);
    expect(guard.holdsNetwork(30_000)).toBe(false);
    guard.takingIn(() => guard.trapped(30_000));
    expect(guard.holdsNetwork(89_999)).toBe(true);
    guard.takingIn(() => undefined);
    guard.takingIn(() => guard.trapped(200_000));
    expect(guard.holdsNetwork(229_999)).toBe(true);
    expect(guard.holdsNetwork(230_000)).toBe(false);
  });
});

describe('the file of what was not sent', () => {
  it('holds the raw change for a machine and the values for a person', async () => {
    const member = { id: '1', name: 'Trần Thị Bình', phone: '' };
    const bytes = new Uint8Array([0x85, 0x6f, 0x4a, 0x83, 0xff]);
    const change = {
      partition: 'register/00025/00025-01',
      period: '2026',
      hash: 'ab',
      bytes,
      at_ms: Date.UTC(2026, 10, 22),
      records: [{ id: '01', fields: { head_name: 'Nguyễn Văn An' } }],
    };
    const blob = exportFile({ state: 'withdrawn', places: [], device_id: 'd', member }, [change], 0);
    const file = JSON.parse(await blob.text());
    expect(blob.type).toBe('application/json');
    expect(file).toMatchObject({ format: 'vungxanh-unsent', v: 1, device_id: 'd', member });
    expect(file.changes[0]).toMatchObject({
      change_base64: 'hW9Kg/8=',
      saved_at: '2026-11-22T00:00:00.000Z',
      records: change.records,
    });
    expect(base64(new Uint8Array())).toBe('');
  });
});
