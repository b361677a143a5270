import { once } from 'node:events';
import http, { type IncomingMessage, type RequestListener } from 'node:http';
import net, { type AddressInfo, type Server, type Socket } from 'node:net';

/** A server on a loopback port of its own, stopped by `await using`. */
export interface LoopbackServer extends AsyncDisposable {
  /** Without a slash at the end. */
  readonly url: string;
  readonly port: number;
}

/** Answers HTTP requests; `asked` keeps them in the order in which they came. */
export async function loopbackServer(
  answer: RequestListener,
): Promise<LoopbackServer & { readonly asked: readonly IncomingMessage[] }> {
  const asked: IncomingMessage[] = [];
  const server = http.createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  return { ...(await listening(server)), asked };
}

/** Speaks to every connection as it likes, so that an answer can be broken in ways that an HTTP server would not. */
export async function loopbackSocket(speak: (socket: Socket) => void): Promise<LoopbackServer> {
  return listening(net.createServer((socket) => speak(socket.on('error', () => undefined))));
}

/** Sends these bytes as the answer to whatever is asked, then ends. */
export function answering(text: string): (socket: Socket) => void {
  return (socket) => void socket.once('data', () => socket.end(text));
}

/** Lets any server listen on a free loopback port. */
export async function listening(server: Server): Promise<LoopbackServer> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    [Symbol.asyncDispose]: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}
