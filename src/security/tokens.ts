/** Secrets made and compared. Everything random here comes from the system's generator and carries 144 bits. */
import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";

/** A new unguessable name: 24 characters, safe in cookies, headers and addresses. Used for tab tokens among others. */
export function newToken(): string {
  return randomBytes(18).toString("base64url");
}

/** Equality that takes the same time wherever the texts differ, whatever their lengths. */
export function sameToken(left: string, right: string): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}

/** A proof that only the holder of `key` can make for these parts. 24 characters. */
export function proof(key: Uint8Array, ...parts: string[]): string {
  const mac = createHmac("sha256", key);
  // Lengths go in as well, so that ("ab", "c") and ("a", "bc") differ.
  for (const part of parts) mac.update(`${part.length}:${part}`);
  return mac.digest().subarray(0, 18).toString("base64url");
}

/** A key for one purpose out of the server's secret. */
export function deriveKey(secret: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", secret, "", `millrace ${purpose}`, 32));
}
