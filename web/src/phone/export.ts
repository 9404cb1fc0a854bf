/** Hands a person the file of what was not sent: shared where the phone can, downloaded otherwise. */
import { keepFile, ofDrill } from '../ui/keep-file';
import { dayOf, showTime } from '../i18n/format';
import type { PhoneWorker } from '../worker/api';

/**
 * `shared`: the person chose where it goes, and it went. `downloading`: the browser was asked to keep it; whether it
 * did, no page can know. `stopped`: the person changed their mind. `failed`: no file could be made.
 */
export type Handed = 'shared' | 'downloading' | 'stopped' | 'failed';

/** What the browser offers, as far as it is used here. */
type Sharing = Partial<Pick<Navigator, 'share' | 'canShare'>>;

export async function handOver(
  worker: Pick<PhoneWorker, 'exportUnsent'>,
  sharing: Sharing = navigator,
  download: (file: File) => void = (file) => keepFile(file, file.name),
): Promise<Handed> {
  try {
    const file = await unsentFile(worker);
    if (sharing.share && sharing.canShare?.({ files: [file] }) === true) {
      const shared = await sharing.share({ files: [file], title: file.name }).then(
        () => 'shared' as const,
        (error: unknown) => (isAbort(error) ? ('stopped' as const) : null),
      );
      if (shared) return shared;
    }
    download(file);
    return 'downloading';
  } catch (error) {
    console.error(error);
    return 'failed';
  }
}

const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

async function unsentFile(worker: Pick<PhoneWorker, 'exportUnsent'>): Promise<File> {
  const blob = await worker.exportUnsent();
  const now = Date.now();
  const name = `vung-xanh-chua-gui-${dayOf(now)}-${showTime(now).replace(':', 'h')}.json`;
  return new File([blob], ofDrill(name), { type: 'application/json' });
}
