/** Unit tests read every text, in both languages. */
import './at-the-office';
import { i18n } from './index.svelte';

await Promise.all([i18n.load('vi'), i18n.load('en')]);
