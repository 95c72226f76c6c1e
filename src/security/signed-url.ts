/**
 * Addresses of media. The path is the full hash of the bytes, so it can be cached for ever and the same bytes give the
 * same address again; the token ties it to one session of one browser. Neither id can be read out of the address, and
 * the address alone is worth nothing: the browser's cookie must come with it.
 */
import { proof, sameToken } from "./tokens.js";

/** Whom a file belongs to. */
export interface MediaOwner {
  browser: string;
  session: string;
}

export const mediaPath = "/_millrace/media/";

function mediaToken(key: Uint8Array, owner: MediaOwner, hash: string, name: string): string {
  return proof(key, owner.browser, owner.session, hash, name);
}

/**
 * The address of a file for one session. The same arguments always give the same address.
 *
 * @param name The file name a download gets; last part of the path.
 * @param download Save instead of show.
 */
export function mediaUrl(key: Uint8Array, owner: MediaOwner, hash: string, name: string, download = false): string {
  const token = mediaToken(key, owner, hash, name);
  return `${mediaPath}${hash}/${encodeURIComponent(name)}?t=${token}${download ? "&download" : ""}`;
}

/** Whether `token` was made for this owner, content and name. */
export function mediaTokenValid(key: Uint8Array, owner: MediaOwner, hash: string, name: string, token: string): boolean {
  return sameToken(token, mediaToken(key, owner, hash, name));
}
