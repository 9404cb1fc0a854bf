/** Words of reports: a catalogue of the office's own, so that phones do not download it. */
import { reports as en } from '../../i18n/en/reports';
import { i18n } from '../../i18n/index.svelte';
import { reports as vi } from '../../i18n/vi/reports';

export type ReportWords = typeof vi;

const both = { vi, en };
const filled = $derived(i18n.fill(both));

/** The words in the present language, reactive as `t()` is. */
export const reportWords = (): ReportWords => filled;
