/**
 * One running app: HTTP server, session handler, worker pool and file watcher put together. The only place that knows
 * all of them; it holds no rule of its own.
 */
import { fileURLToPath } from "node:url";
import { WorkerPool } from "../hosts/node-worker/pool.js";
import { createHttpServer } from "./http.js";
import { SessionHandler } from "./session-handler.js";
import type { Settings } from "./settings.js";
import { watchFiles } from "./watch.js";

export interface AppServerOptions {
  /** Absolute path of the main script. */
  script: string;
  settings: Settings;
  /** Compiled `worker.js` and built front end. */
  workerFile: string | URL;
  frontendDir: string;
  log(level: "info" | "warn" | "error", message: string): void;
}

export interface AppServer {
  url: string;
  port: number;
  /** Weakened protections and exposure, in words. */
  warnings: readonly string[];
  close(): Promise<void>;
}

/** Where the build has put what a server needs, seen from `dist/`. */
export function builtFiles(base: string): Pick<AppServerOptions, "workerFile" | "frontendDir"> {
  return { workerFile: new URL("./worker.js", base), frontendDir: fileURLToPath(new URL("./frontend", base)) };
}

/** @throws MillraceError `MR_PORT_TAKEN`, `MR_CONFIG_INVALID` */
export async function startAppServer({ script, settings, workerFile, frontendDir, log }: AppServerOptions): Promise<AppServer> {
  const { server, runner, session, security } = settings;
  const sessions = new SessionHandler({
    dev: settings.dev,
    keepDisconnected: session.keepDisconnected * 1000,
    maxSessions: session.max,
    log,
    publish: (id, browser, bytes, { mime, fileName, download }) =>
      http.media.put({ session: id, browser }, bytes, mime, fileName === undefined ? { download } : { download, fileName }).url,
    dropFiles: (id) => {
      http.media.dropSession(id);
      http.uploads.dropSession(id);
    },
  });
  const http = createHttpServer({
    port: server.port,
    address: server.address,
    allowedHosts: server.allowedHosts,
    corsAllowedOrigins: server.corsAllowedOrigins,
    trustedProxies: server.trustedProxies,
    requireHttps: server.requireHttps,
    security,
    frontendDir,
    dev: settings.dev,
    limits: { uploadBytes: server.maxUploadSize * 1024 * 1024 },
    authenticate: (browser, token) => sessions.authenticate(browser, token),
    uploadRule: (id, widget) => sessions.uploadRule(id, widget),
    onConnection: (connection, info) => sessions.accept(connection, info.browser),
    warn: (text) => log("warn", text),
  });
  http.uploads.onUploaded((id, file) => sessions.uploaded(id, file));
  http.uploads.onRemoved((id, file) => sessions.uploadRemoved(id, file));
  const { port, url } = await http.listen();
  const pool = new WorkerPool(
    {
      script,
      dev: settings.dev,
      workerFile,
      workers: runner.workers,
      patience: runner.patience * 1000,
      maxBlock: runner.maxRunTime * 1000,
      maxMemory: runner.maxMemory,
    },
    sessions,
  );
  sessions.attach(pool);
  const watcher = settings.server.runOnSave ? watchFiles((changed) => sessions.filesChanged(changed)) : undefined;
  sessions.onFiles((files) => watcher?.watch(files));
  watcher?.watch([script]);
  return {
    url,
    port,
    warnings: http.warnings,
    async close() {
      watcher?.close();
      sessions.close();
      await http.close();
      await pool.closeAll();
    },
  };
}
