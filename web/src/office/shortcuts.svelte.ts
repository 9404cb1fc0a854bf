/** Whether single letters are shortcuts: kept in this browser, for speech input and trembling hands press them unasked. */
const KEY = 'vungxanh.shortcuts';

class Shortcuts {
  on = $state(true);

  constructor() {
    try {
      this.on = localStorage.getItem(KEY) !== 'off';
    } catch {
      // No storage: as for everybody.
    }
  }

  set(on: boolean): void {
    this.on = on;
    try {
      localStorage.setItem(KEY, on ? 'on' : 'off');
    } catch {
      // It holds until the tab closes.
    }
  }
}

export const shortcuts = new Shortcuts();
