/** One upload: the raw bytes by PUT, with progress (which `fetch` cannot tell). See `server/upload-route.ts`. */
import { connection } from "../../frontend/page-connection.js";

const uploadPath = "/_millrace/upload";

export interface UploadAnswer {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}

export interface Upload {
  readonly done: Promise<UploadAnswer>;
  cancel(): void;
}

/** What the server says when it refuses. */
interface Refusal {
  readonly error?: { readonly message?: string; readonly hint?: string };
}

/**
 * Sends a file.
 *
 * @param progress Called with the share that has left, 0 to 1.
 * @returns `done` rejects with a sentence for the person.
 */
export function uploadFile(widget: number, file: File, name: string, progress: (share: number) => void): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<UploadAnswer>((resolve, reject) => {
    request.open("PUT", `${uploadPath}?${new URLSearchParams({ widget: String(widget), name })}`);
    request.responseType = "json";
    request.setRequestHeader("X-Millrace-Tab", connection.session.get()?.token ?? "");
    request.setRequestHeader("Content-Type", file.type || "application/octet-stream");
    request.upload.onprogress = (event) => progress(event.lengthComputable && event.total > 0 ? event.loaded / event.total : 0);
    request.onload = () => {
      const answer: unknown = request.response;
      if (request.status === 201) resolve(answer as UploadAnswer);
      else reject(new Error(refusalText(answer as Refusal | null, request.status)));
    };
    request.onerror = () => reject(new Error("The connection was lost. Try again."));
    request.onabort = () => reject(new Error("Cancelled."));
    request.send(file);
  });
  return { done, cancel: () => request.abort() };
}

function refusalText(answer: Refusal | null, status: number): string {
  const { message, hint } = answer?.error ?? {};
  if (message) return [message, hint].filter(Boolean).join(" ");
  return status === 413 ? "The file is too large." : `The server refused the file (${status}).`;
}

/** Takes a file off the server. It goes with the session anyway, so a failure is of no consequence. */
export function deleteUpload(id: string): void {
  const headers = { "X-Millrace-Tab": connection.session.get()?.token ?? "" };
  fetch(`${uploadPath}/${encodeURIComponent(id)}`, { method: "DELETE", headers, keepalive: true }).catch(() => {});
}
