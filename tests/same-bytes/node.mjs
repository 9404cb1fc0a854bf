/** node node.mjs WASM-FOLDER SCRIPT-FOLDER: plays every script to the built WASM in Node. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { replay } from './replay.mjs';

const [wasmFolder, scripts] = process.argv.slice(2);
const wasm = await import(pathToFileURL(resolve(wasmFolder, 'vungxanh.js')).href);
wasm.initSync({ module: readFileSync(join(wasmFolder, 'vungxanh_bg.wasm')) });
let steps = 0;
const files = readdirSync(scripts).sort();
for (const file of files) {
  steps += await replay(wasm, JSON.parse(readFileSync(join(scripts, file), 'utf8')));
}
console.log(`${files.length} seeds, ${steps} steps: WASM in Node answers as native`);
