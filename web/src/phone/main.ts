import { mount } from 'svelte';
import '../ui/base.css';
import { i18n } from '../i18n/index.svelte';
import { drill } from '../ui/drill.svelte';
import { preferences } from '../ui/preferences.svelte';
import App from './App.svelte';
import { phone } from './phone.svelte';
import { abilities, whyNotReady } from './readiness';
import { router } from './router.svelte';
import { install } from './shell/install.svelte';
import { update } from './shell/update.svelte';
import { connect } from './worker-client';

document.documentElement.lang = i18n.language;
const texts = i18n.start();
preferences.start();
router.start();
void drill.start();
const unready = whyNotReady(abilities());
if (unready === null) {
  void phone.start(connect(() => phone.cannotOpen('parts')));
  void update.start();
  install.start();
} else phone.cannotOpen(unready);

await texts;
const target = document.getElementById('app');
// What stood there was for browsers that do not come as far as this.
target?.replaceChildren();
if (target) mount(App, { target });
