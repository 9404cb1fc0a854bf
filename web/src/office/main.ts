import { mount } from 'svelte';
import '../ui/base.css';
import { i18n } from '../i18n/index.svelte';
import { preferences } from '../ui/preferences.svelte';
import Office from './Office.svelte';

document.documentElement.dataset['app'] = 'office';
document.documentElement.lang = i18n.language;
preferences.start();

const target = document.getElementById('app');
if (target) mount(Office, { target });
