import { parseRoute } from './routes';

class Router {
  hash = $state(typeof location === 'undefined' ? '' : location.hash);
  route = $derived(parseRoute(this.hash));

  start(): void {
    window.addEventListener('hashchange', () => {
      this.hash = location.hash;
    });
  }

  go(hash: string): void {
    location.hash = hash;
  }

  /** What is shown changes, the place in the browser's history does not. */
  replace(hash: string): void {
    if (location.hash === hash) return;
    history.replaceState(history.state, '', hash);
    this.hash = location.hash;
  }
}

export const router = new Router();
