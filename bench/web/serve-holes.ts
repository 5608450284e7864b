// Hosts that never answer: `jiti bench/web/serve-holes.ts`. It listens on all addresses and is to be stopped then (SIGSTOP):
// once the few connections that wait for it are made, the system drops whatever comes, as a firewall does.
import { createServer } from 'node:net';

const server = createServer();
server.listen({ port: 0, host: '0.0.0.0', backlog: 1 }, () => {
  const address = server.address();
  process.send?.(typeof address === 'object' && address !== null ? address.port : 0);
});
