// The other server that `cargo xtask bench` measures beside ours: PouchDB on LevelDB behind
// express-pouchdb, with no more routes than replication needs. The Community Health Toolkit's phones
// speak this protocol.
//
//   node pouchdb-server.mjs DATA_DIRECTORY
//
// Prints {"port"} when it listens, and {"received_bytes","sent_bytes"} so far for each line that it
// reads.

import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import express from 'express';
import pouchdbRoutes from 'express-pouchdb';
import PouchDB from 'pouchdb';

const [directory] = process.argv.slice(2);
mkdirSync(directory, { recursive: true });
const sockets = new Set();
const routes = pouchdbRoutes(PouchDB.defaults({ prefix: join(directory, '/') }), {
  mode: 'minimumForPouchDB',
});
const server = createServer(express().use('/', routes));
server.on('connection', (socket) => sockets.add(socket));
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ port: server.address().port })));

createInterface({ input: process.stdin }).on('line', () => {
  const sum = (count) => [...sockets].reduce((total, socket) => total + count(socket), 0);
  const received_bytes = sum((socket) => socket.bytesRead);
  const sent_bytes = sum((socket) => socket.bytesWritten);
  console.log(JSON.stringify({ received_bytes, sent_bytes }));
});
process.on('SIGTERM', () => process.exit(0));
