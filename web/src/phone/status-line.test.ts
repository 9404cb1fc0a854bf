import { describe, expect, it } from 'vitest';
import { vi } from '../i18n/vi';
import type { Status } from '../worker/api';
import { statusLine } from './status-line';

const NOW = Date.parse('2021-11-14T07:05:00Z');
const calm: Status = {
  unsent: 0,
  refused: 0,
  last_received_ms: NOW,
  network: 'idle',
  retry_at_ms: null,
  catching_up: false,
  progress: null,
  storage: { persisted: true, used_bytes: 1_000_000, quota_bytes: 1_000_000_000, failing: false },
  clock_skew_ms: 0,
  engine: 'running',
};
const line = (change: Partial<Status>) => statusLine({ ...calm, ...change }, NOW, vi);

describe('the status bar never claims more than is durable', () => {
  it('says "all sent" only when nothing waits and the ward has answered', () => {
    expect(line({})).toMatchObject({ tone: 'done', sent: 'Đã gửi hết', received: 'Phường nhận 14:05' });
    expect(line({ last_received_ms: null }).sent).not.toContain('Đã gửi');
    expect(line({ unsent: 3 })).toMatchObject({ tone: 'wait', sent: 'Chưa gửi 3' });
  });

  it('while sending it says sending, not sent', () => {
    expect(line({ unsent: 3, network: 'sending' }).sent).toBe('Đang gửi 3');
  });

  it('puts a phone that cannot save above everything', () => {
    const failing = line({ refused: 2, storage: { ...calm.storage, failing: true } });
    expect(failing.tone).toBe('alarm');
    expect(failing.warnings[0]?.text).toContain('không lưu được');
  });

  it('warns of a phone that is nearly full', () => {
    const storage = { persisted: true, used_bytes: 990_000_000, quota_bytes: 1_000_000_000, failing: false };
    expect(line({ storage }).warnings[0]?.text).toContain('10,0 MB');
  });

  it('warns of a clock only beyond five minutes, and says which way', () => {
    expect(line({ clock_skew_ms: 4 * 60_000 }).warnings).toEqual([]);
    expect(line({ clock_skew_ms: 12 * 60_000 }).warnings[0]?.text).toContain('nhanh 12 phút');
    expect(line({ clock_skew_ms: -12 * 60_000 }).warnings[0]?.text).toContain('chậm 12 phút');
  });

  it('shows how much of a first sync is here, and nothing of a short one', () => {
    const coming = (received_bytes: number, remaining_bytes: number) =>
      line({
        catching_up: true,
        progress: { received_documents: 1, received_bytes, remaining_documents: 2, remaining_bytes },
      });
    expect(coming(150_000, 450_000)).toMatchObject({
      arrived: 0.25,
      warnings: [{ tone: 'wait', text: 'Đang nhận sổ: 150 KB trên 600 KB' }],
    });
    expect(coming(1_000, 2_000)).toMatchObject({ arrived: null });
    expect(line({}).arrived).toBeNull();
  });

  it('what the ward refused needs a person', () => {
    expect(line({ refused: 1 })).toMatchObject({ tone: 'alarm', sent: 'Chưa nhận 1' });
  });
});
