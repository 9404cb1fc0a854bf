import { describe, expect, it } from 'vitest';
import { en } from '../i18n/en';
import { withUnit } from '../i18n/unit';
import { vi as texts } from '../i18n/vi';
import type { Status } from '../worker/api';
import { deliveryText, statusLine } from './status-line';

const NOW = Date.parse('2021-11-14T07:05:00Z');
const calm: Status = {
  unsent: 0,
  refused: 0,
  last_received_ms: NOW,
  last_contact_ms: NOW,
  lost_since_ms: null,
  network: 'idle',
  retry_at_ms: null,
  catching_up: false,
  progress: null,
  storage: {
    persisted: true,
    used_bytes: 1_000_000,
    quota_bytes: 1_000_000_000,
    failing: false,
    gone: false,
  },
  clock_skew_ms: 0,
  engine: 'running',
};
const vi = withUnit(texts, 'phường');
const line = (change: Partial<Status>) => statusLine({ ...calm, ...change }, NOW, vi);

describe('the status bar never claims more than is durable', () => {
  it('says "all sent" only when nothing waits and the ward has answered', () => {
    expect(line({})).toMatchObject({ tone: 'done', sent: 'Không còn gì chờ gửi' });
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
    const storage = {
      persisted: true,
      used_bytes: 990_000_000,
      quota_bytes: 1_000_000_000,
      failing: false,
      gone: false,
    };
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

  it('a20_says_of_a_phone_that_never_wrote_when_it_was_last_in_contact_and_not_that_something_was_received', () => {
    expect(line({}).contact).toBe('Liên lạc lần cuối 14:05');
    expect(line({ last_received_ms: null, last_contact_ms: null }).contact).toBe(
      'Chưa liên lạc được với phường',
    );
  });

  it('a20_says_since_when_there_is_no_contact', () => {
    const lost = line({ lost_since_ms: NOW - 10 * 60_000 });
    expect(lost).toMatchObject({ tone: 'wait', contact: 'Mất liên lạc từ 13:55' });
  });

  it('a19_bar_badge_and_toast_say_where_a_record_stands_in_the_same_words', () => {
    for (const network of ['idle', 'offline', 'waiting_to_retry', 'sending'] as const) {
      const status = { ...calm, unsent: 2, network };
      expect(line(status).sent).toBe(`${deliveryText('on_phone', status, vi)} 2`);
    }
    expect(deliveryText('on_phone', { ...calm, network: 'sending' }, vi)).toBe('Đang gửi');
    expect(deliveryText('at_ward', { ...calm, network: 'sending' }, vi)).toBe('Phường đã nhận');
  });

  it('a19_no_message_of_a_save_says_by_itself_whether_it_was_sent', () => {
    const claims = (words: object): string[] =>
      Object.entries(words).flatMap(([key, text]: [string, unknown]) =>
        key === 'delivery' || key === 'status' || key === 'withdrawn' ? [] : claimsOf(text),
      );
    const claimsOf = (text: unknown): string[] => {
      if (typeof text === 'object' && text !== null) return claims(text);
      return typeof text === 'string' && /– (chưa gửi|not sent)/.test(text) ? [text] : [];
    };
    for (const words of [vi.phone, vi.checkpoint, en.phone, en.checkpoint]) expect(claims(words)).toEqual([]);
  });

  it('a14_says_that_the_store_was_emptied_above_everything', () => {
    const storage = { ...calm.storage, failing: true, gone: true };
    expect(line({ refused: 1, storage }).warnings[0]?.text).toContain('vừa bị xóa');
  });

  it('b9_says_that_the_server_does_not_know_this_phone_and_that_recording_goes_on', () => {
    expect(line({ network: 'unknown' })).toMatchObject({ tone: 'alarm' });
    expect(line({ network: 'unknown' }).warnings[0]?.text).toContain('Cứ ghi tiếp');
  });

  it('says_in_its_short_form_no_more_than_in_its_long_one', () => {
    const states: Partial<Status>[] = [
      {},
      { unsent: 3 },
      { unsent: 3, network: 'sending' },
      { refused: 2 },
      { last_received_ms: null, last_contact_ms: null },
      { lost_since_ms: NOW },
    ];
    const shorts = states.map((state) => line(state).short);
    expect(shorts.map(({ sent }) => sent)).toEqual([
      'Chờ gửi: 0',
      'Chưa gửi 3',
      'Đang gửi 3',
      'Chưa nhận: 2',
      'Chờ gửi: 0',
      'Chờ gửi: 0',
    ]);
    expect(shorts.map(({ contact }) => contact).slice(-3)).toEqual([
      'Liên lạc 14:05',
      'Chưa liên lạc',
      'Mất từ 14:05',
    ]);
    // Nothing is said to be sent or received.
    for (const { sent, contact } of shorts) expect(`${sent} ${contact}`).not.toMatch(/Đã gửi|Đã nhận/);
  });

  it('what the ward refused needs a person', () => {
    expect(line({ refused: 1 })).toMatchObject({ tone: 'alarm', sent: 'Chưa được nhận 1 mục' });
  });
});
