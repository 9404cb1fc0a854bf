/**
 * Takes the English of the kinds' labels and helps out of what every phone downloads: in a build each `"en"` of
 * `src/generated/kinds.ts` is empty, and `virtual:kinds-english` holds them in their order. `src/i18n/kinds-english.ts`
 * puts them back when somebody reads English. Elsewhere both stay where they are.
 */
import type { Plugin } from 'vite';

const MODULE = 'virtual:kinds-english';
const RESOLVED = `\0${MODULE}`;
const KINDS = /\/src\/generated\/kinds\.ts$/;
const ENGLISH = /"en": ("(?:[^"\\]|\\.)*")/g;

/** The source without its English, and that in order. */
export function split(source: string): { source: string; english: string[] } {
  const english = [...source.matchAll(ENGLISH)].map(([, text]) => JSON.parse(text ?? '""') as string);
  return { source: source.replace(ENGLISH, '"en": ""'), english };
}

export function splitEnglish(): Plugin {
  let builds = false;
  return {
    name: 'split-english',
    enforce: 'pre',
    configResolved(config) {
      builds = config.command === 'build';
    },
    resolveId: (id) => (id === MODULE ? RESOLVED : null),
    async load(id) {
      if (id !== RESOLVED) return null;
      const kinds = await this.fs.readFile(new URL('../src/generated/kinds.ts', import.meta.url).pathname, {
        encoding: 'utf8',
      });
      return `export default ${JSON.stringify(builds ? split(kinds).english : [])};`;
    },
    transform(code, id) {
      return builds && KINDS.test(id) ? { code: split(code).source, map: null } : null;
    },
  };
}
