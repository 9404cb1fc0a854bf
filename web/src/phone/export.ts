/** Hands a person the file of what was not sent: shared where the phone can, downloaded otherwise. */
import { dayOf, showTime } from '../i18n/format';
import type { PhoneWorker } from '../worker/api';

/** Long enough for the slowest phone to take over the download. */
const URL_KEPT_MS = 60_000;

/** False when no file could be made. */
export async function saveUnsent(worker: PhoneWorker): Promise<boolean> {
  try {
    const blob = await worker.exportUnsent();
    const now = Date.now();
    const url = URL.createObjectURL(blob);
    const link = document.createElement('a');
    link.href = url;
    link.download = `vung-xanh-chua-gui-${dayOf(now)}-${showTime(now).replace(':', 'h')}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), URL_KEPT_MS);
    return true;
  } catch (error) {
    console.error(error);
    return false;
  }
}
