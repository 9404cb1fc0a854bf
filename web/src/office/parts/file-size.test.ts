import { describe, expect, it } from 'vitest';
import { MOST_SHEET_BYTES, MOST_UNSENT_BYTES, sizeFault } from './file-size';

const SERVER = import.meta.glob<string>('../../../../server/src/office/{import,unsent}/mod.rs', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** `MAX_BYTES` of a file of the server's office. */
function mostOf(file: string): number {
  const source = Object.entries(SERVER).find(([path]) => path.endsWith(file))?.[1] ?? '';
  const [, mib] = /MAX_BYTES: usize = (\d+) \* 1024 \* 1024;/.exec(source) ?? [];
  return Number(mib) * 1024 * 1024;
}

describe('the size of a file that is sent', () => {
  it('is_that_which_the_server_takes', () => {
    expect(MOST_SHEET_BYTES).toBe(mostOf('import/mod.rs'));
    expect(MOST_UNSENT_BYTES).toBe(mostOf('unsent/mod.rs'));
  });

  it('is_looked_at_before_anything_is_sent', () => {
    const faults = [0, 1, MOST_SHEET_BYTES, MOST_SHEET_BYTES + 1].map((n) => sizeFault(n, MOST_SHEET_BYTES));
    expect(faults).toEqual(['empty', null, null, 'too_large']);
  });
});
