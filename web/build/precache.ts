/**
 * Writes into the built service worker the list of what a phone must hold to start without network:
 * everything that was built or copied, except what only the office uses.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Plugin, Rollup } from 'vite';

type Bundle = Rollup.OutputBundle;

export interface PrecacheEntry {
  url: string;
  /** Null when the name already carries the hash of its content. */
  revision: string | null;
}

/** The token in `src/sw.ts` that this plugin replaces. */
const PLACE = '__PRECACHE__';

/** Files that can be reached from an entry by static or dynamic import, with their styles and assets. */
export function reachable(bundle: Bundle, entryName: string): Set<string> {
  const found = new Set<string>();
  const entry = Object.values(bundle).find(
    (output) => output.type === 'chunk' && output.isEntry && output.name === entryName,
  );
  const queue = entry ? [entry.fileName] : [];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    const output = bundle[file];
    if (output?.type !== 'chunk') continue;
    queue.push(...output.imports, ...output.dynamicImports);
    output.viteMetadata?.importedCss.forEach((css) => queue.push(css));
    output.viteMetadata?.importedAssets.forEach((asset) => queue.push(asset));
  }
  return found;
}

/** What only the office reaches never goes to a phone's cache. */
export function officeOnly(bundle: Bundle): Set<string> {
  const phone = reachable(bundle, 'phone');
  const office = [...reachable(bundle, 'office')].filter((file) => !phone.has(file));
  return new Set([...office, 'office/index.html']);
}

function filesUnder(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

function entryOf(directory: string, file: string): PrecacheEntry {
  const url = file === 'index.html' ? '/' : `/${file}`;
  if (file.startsWith('assets/')) return { url, revision: null };
  const hash = createHash('sha256').update(readFileSync(join(directory, file)));
  return { url, revision: hash.digest('hex').slice(0, 12) };
}

/** Precompressed copies are for servers, the large icons for the system that installs the app. */
const NEVER = /(^sw\.js$)|(\.map$)|(\.br$)|(\.gz$)|(^office\/)|(^icons\/icon-.*)/;

export function precache(): Plugin {
  return {
    name: 'vungxanh-precache',
    apply: 'build',
    writeBundle: {
      order: 'post',
      sequential: true,
      handler(options, bundle) {
        const directory = options.dir ?? 'dist';
        const office = officeOnly(bundle);
        const entries = filesUnder(directory)
          .filter((file) => !office.has(file) && !NEVER.test(file))
          .map((file) => entryOf(directory, file));
        const list = JSON.stringify(entries);
        const version = createHash('sha256').update(list).digest('hex').slice(0, 12);
        const path = join(directory, 'sw.js');
        const code = readFileSync(path, 'utf8');
        if (!code.includes(PLACE)) this.error(`sw.js has lost its ${PLACE}`);
        writeFileSync(path, code.replace(PLACE, JSON.stringify({ version, entries })));
      },
    },
  };
}
