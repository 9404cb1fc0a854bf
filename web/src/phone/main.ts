import { mount } from 'svelte';
import '../ui/base.css';
import { i18n } from '../i18n/index.svelte';
import { preferences } from '../ui/preferences.svelte';
import App from './App.svelte';
import { phone } from './phone.svelte';
import { router } from './router.svelte';
import { install } from './shell/install.svelte';
import { update } from './shell/update.svelte';
import { connect } from './worker-client';

document.documentElement.lang = i18n.language;
preferences.start();
router.start();
void phone.start(connect());
void update.start();
install.start();

const target = document.getElementById('app');
if (target) mount(App, { target });
