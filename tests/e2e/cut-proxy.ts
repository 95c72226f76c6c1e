/** A TCP proxy that can cut every connection at once, as a dying network does. */
import net from "node:net";

export interface CutProxy {
  url: string;
  cut(): void;
  /** While refused, new connections are cut at once too. */
  refuse(refuse: boolean): void;
  close(): void;
}

export async function cutProxy(port: number): Promise<CutProxy> {
  const sockets = new Set<net.Socket>();
  let refusing = false;
  const server = net.createServer({ noDelay: true }, (inner) => {
    if (refusing) return inner.destroy();
    const outer = net.connect({ port, host: "127.0.0.1", noDelay: true });
    for (const socket of [inner, outer]) {
      sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => {
        inner.destroy();
        outer.destroy();
        sockets.delete(socket);
      });
    }
    inner.pipe(outer);
    outer.pipe(inner);
    return undefined;
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const cut = (): void => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    url: `http://localhost:${(server.address() as net.AddressInfo).port}`,
    cut,
    refuse: (refuse) => {
      refusing = refuse;
    },
    close: () => {
      cut();
      server.close();
    },
  };
}
