import { createHook } from 'node:async_hooks';

// Tells the test what the main process asks of the network, by whatever module of Node's: connections, datagrams, and
// questions for the address of a name. Chromium is spoken to by a pipe and the test by a channel that is there from the
// start, so nothing of these has to be let through.

const ways = ['TCPCONNECTWRAP', 'PIPECONNECTWRAP', 'UDPWRAP', 'GETADDRINFOREQWRAP', 'GETNAMEINFOREQWRAP', 'QUERYWRAP'];
createHook({
  init(_id, type) {
    if (ways.includes(type)) process.send?.({ escaped: `${type} ${new Error().stack}` });
  },
}).enable();
