// The server that `cargo xtask bench` measures beside ours: automerge-repo on a web socket, with
// its file storage and the share policy of its authors' own sync server.
//
//   node automerge-repo-server.mjs DATA_DIRECTORY
//
// Prints {"port"} when it listens, and {"received_bytes","sent_bytes"} when told to stop.

import { Repo } from '@automerge/automerge-repo';
import { WebSocketServerAdapter } from '@automerge/automerge-repo-network-websocket';
import { NodeFSStorageAdapter } from '@automerge/automerge-repo-storage-nodefs';
import { WebSocketServer } from 'ws';

const [directory] = process.argv.slice(2);
const sockets = new Set();
const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
server.on('connection', (_, request) => sockets.add(request.socket));
server.on('listening', () => console.log(JSON.stringify({ port: server.address().port })));

new Repo({
  network: [new WebSocketServerAdapter(server)],
  storage: new NodeFSStorageAdapter(directory),
  peerId: 'server',
  sharePolicy: async () => false,
});

process.on('SIGTERM', () => {
  const sum = (count) => [...sockets].reduce((total, socket) => total + count(socket), 0);
  const received_bytes = sum((socket) => socket.bytesRead);
  const sent_bytes = sum((socket) => socket.bytesWritten);
  console.log(JSON.stringify({ received_bytes, sent_bytes }));
  process.exit(0);
});
