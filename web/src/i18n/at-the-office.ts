/** The texts that only the office shows: its page imports this before anything else of it. */
import { i18n } from './index.svelte';

i18n.bring({
  vi: async () => (await import('./vi/at-the-office')).atTheOffice,
  en: async () => (await import('./en/at-the-office')).atTheOffice,
});
