import { drill } from './drill.svelte';

/** How long the browser may take to begin reading. */
const URL_KEPT_MS = 60_000;

/** The name of a file with what is in it, which in a drill says so first. */
export const ofDrill = (name: string): string => (drill.on ? `dien-tap-${name}` : name);

/** Gives a file to the browser, which keeps it where it keeps its downloads. */
export function keepFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), URL_KEPT_MS);
}
