import { describe, expect, it } from 'vitest';
import { handOver } from './export';

const worker = { exportUnsent: () => Promise.resolve(new Blob(['{}'])) };

describe('the file of what was not sent', () => {
  it('a15_is_shared_where_the_phone_can_and_that_is_known', async () => {
    const shared: File[] = [];
    const sharing = {
      canShare: () => true,
      share: ({ files = [] }: ShareData) => {
        shared.push(...files);
        return Promise.resolve();
      },
    };
    expect(await handOver(worker, sharing, () => expect.fail('downloaded'))).toBe('shared');
    expect(shared[0]?.name).toMatch(/^vung-xanh-chua-gui-.*\.json$/);
  });

  it('a15_that_was_downloaded_is_never_said_to_be_saved', async () => {
    const files: File[] = [];
    expect(await handOver(worker, {}, (file) => files.push(file))).toBe('downloading');
    expect(files).toHaveLength(1);
  });

  it('a15_that_nobody_took_is_not_said_to_be_shared', async () => {
    const stop = { canShare: () => true, share: () => Promise.reject(new DOMException('', 'AbortError')) };
    expect(await handOver(worker, stop, () => expect.fail('downloaded'))).toBe('stopped');
    const broken = {
      canShare: () => true,
      share: () => Promise.reject(new DOMException('', 'NotAllowedError')),
    };
    expect(await handOver(worker, broken, () => undefined)).toBe('downloading');
    const none = { exportUnsent: () => Promise.reject(new Error('gone')) };
    expect(await handOver(none, {}, () => undefined)).toBe('failed');
  });
});
