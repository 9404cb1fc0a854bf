import { mount } from 'svelte';
import '../ui/base.css';
import './office.css';
import '../i18n/at-the-office';
import { i18n } from '../i18n/index.svelte';
import { drill } from '../ui/drill.svelte';
import { preferences } from '../ui/preferences.svelte';
import Office from './Office.svelte';
import { router } from './router.svelte';
import { session } from './session.svelte';

document.documentElement.dataset['app'] = 'office';
document.documentElement.lang = i18n.language;
const texts = i18n.start();
preferences.start();
router.start();
void drill.start();
void session.start();

await texts;
const target = document.getElementById('app');
if (target) mount(Office, { target });
