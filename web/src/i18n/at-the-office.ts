/** Brings the texts that only the office shows: the first thing that its page imports. */
import { atTheOffice as en } from './en/at-the-office';
import { i18n } from './index.svelte';
import { atTheOffice as vi } from './vi/at-the-office';

i18n.add({ vi, en });
