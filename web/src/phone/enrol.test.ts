import { describe, expect, it, vi } from 'vitest';
import type { EnrolOutcome, PhoneWorker } from '../worker/api';
import { cleanCode, Enrolment, showCode } from './enrol.svelte';

function enrolment(
  outcome: EnrolOutcome | Error,
  code = 'K7M2P9QX4T',
): { form: Enrolment; sent: string[]; names: string[] } {
  const sent: string[] = [];
  const names: string[] = [];
  const enrol = (typed: string, name: string) => {
    sent.push(typed);
    names.push(name);
    return outcome instanceof Error ? Promise.reject(outcome) : Promise.resolve(outcome);
  };
  return { form: new Enrolment({ enrol } as unknown as PhoneWorker, code), sent, names };
}

describe('a code from paper', () => {
  it('is read whatever the case, the dash and the letters that look like digits', () => {
    expect(cleanCode('k7m2p-9qx4t')).toBe('K7M2P9QX4T');
    expect(cleanCode(' oil23 ')).toBe('01123');
    expect(showCode('K7M2P9QX4T')).toBe('K7M2P-9QX4T');
  });

  it('is not sent before it is complete', async () => {
    const { form, sent } = enrolment({ enrolled: true }, 'K7M2');
    expect(await form.submit()).toBe(false);
    expect(sent).toEqual([]);
    expect(form.codeProblem).not.toBeNull();
  });
});

describe('the name of the phone', () => {
  it("is nobody else's where none was written", async () => {
    const { form, names } = enrolment({ enrolled: true });
    await form.submit();
    form.device = ' Máy trực chốt ';
    await form.submit();
    expect(names).toEqual(['Máy chưa đặt tên', 'Máy trực chốt']);
  });
});

describe('an enrolment that fails', () => {
  it.each(['code_used', 'code_expired', 'code_unknown'] as const)(
    '%s: says which, and that a new code helps',
    async (reason) => {
      const { form } = enrolment({ enrolled: false, reason, contact_name: 'Nguyễn Thị Hoa' });
      expect(await form.submit()).toBe(false);
      expect(form.needsNewCode).toBe(true);
      expect(form.reason).toMatch(/[Mm]ã/);
    },
  );

  it('without network the same code can be tried again', async () => {
    const { form } = enrolment({ enrolled: false, reason: 'offline' });
    await form.submit();
    expect(form.needsNewCode).toBe(false);
    expect(form.busy).toBe(false);
    expect(form.code).toBe('K7M2P9QX4T');
  });

  it('survives a worker that throws', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { form } = enrolment(new Error('trap'));
    expect(await form.submit()).toBe(false);
    expect(form.failure?.reason).toBe('server_error');
    expect(logged).toHaveBeenCalledOnce();
    logged.mockRestore();
  });
});
