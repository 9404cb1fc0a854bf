import { parseRoute } from './routes';

class Router {
  hash = $state(typeof location === 'undefined' ? '' : location.hash);
  route = $derived(parseRoute(this.hash));
  /** How many screens of ours lie behind this one: back never leaves the app. */
  #depth = 0;

  start(): void {
    window.addEventListener('hashchange', () => {
      this.hash = location.hash;
    });
  }

  go(hash: string): void {
    this.#depth += 1;
    location.hash = hash;
  }

  /** Shows another screen in the place of this one: a finished form is not gone back to. */
  replace(hash: string): void {
    history.replaceState(history.state, '', hash);
    this.hash = location.hash;
  }

  /** Back where the person came from; to `otherwise` when this screen was opened by a link. */
  back(otherwise: string): void {
    if (this.#depth > 0) {
      this.#depth -= 1;
      history.back();
    } else this.replace(otherwise);
  }
}

export const router = new Router();
