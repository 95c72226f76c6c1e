/** IP addresses as text: one spelling per address, lists with ranges, and the key under which a visitor is counted. */
import { BlockList, isIP } from "node:net";
import { describeValue, MillraceError } from "../core/errors.js";

const namedRanges: Readonly<Record<string, readonly string[]>> = {
  loopback: ["127.0.0.0/8", "::1/128"],
  private: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "fc00::/7", "fe80::/10"],
};

/** The plain address in `text`: without brackets, port and zone, IPv4 inside IPv6 as IPv4. Null when it is none. */
export function normaliseAddress(text: string): string | null {
  let address = text.trim();
  const bracketed = /^\[([^\]]+)\](?::\d{1,5})?$/.exec(address);
  if (bracketed) address = bracketed[1]!;
  else if (/^[\d.]+:\d{1,5}$/.test(address)) address = address.slice(0, address.indexOf(":"));
  address = address.replace(/%.*$/, "").toLowerCase();
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(address);
  if (mapped) address = mapped[1]!;
  return isIP(address) ? address : null;
}

/** Whether an address or host name means this machine and nothing else. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, "");
  if (name === "localhost" || name.endsWith(".localhost")) return true;
  const address = normaliseAddress(name);
  return address !== null && (address === "::1" || address.startsWith("127."));
}

/** Addresses and ranges of a setting, asked for each request. */
export class AddressList {
  readonly #list = new BlockList();
  readonly size: number;

  /**
   * @param entries Addresses (`"10.1.2.3"`), ranges (`"10.0.0.0/8"`), `"loopback"` or `"private"`.
   * @param setting Name of the setting, for the error text.
   * @throws MillraceError `MR_CONFIG_INVALID`
   */
  constructor(entries: readonly string[], setting: string) {
    this.size = entries.length;
    for (const entry of entries) for (const range of namedRanges[entry] ?? [entry]) this.#add(range, setting);
  }

  #add(range: string, setting: string): void {
    const [text = "", bits, rest] = range.split("/");
    const address = normaliseAddress(text);
    const family = address && isIP(address) === 6 ? "ipv6" : "ipv4";
    const max = family === "ipv6" ? 128 : 32;
    const prefix = bits === undefined ? max : /^\d{1,3}$/.test(bits) ? Number(bits) : -1;
    if (!address || rest !== undefined || prefix < 0 || prefix > max) {
      throw new MillraceError(
        "MR_CONFIG_INVALID",
        `${setting}: ${describeValue(range)} is not an address.`,
        'Expected an address ("10.1.2.3"), a range ("10.0.0.0/8"), "loopback" or "private".',
      );
    }
    this.#list.addSubnet(address, prefix, family);
  }

  has(address: string): boolean {
    const plain = normaliseAddress(address);
    return plain !== null && this.#list.check(plain, isIP(plain) === 6 ? "ipv6" : "ipv4");
  }
}

/** The key that limits count by: the address, or the /64 network in IPv6, where one visitor owns a whole network. */
export function limitKey(address: string): string {
  const plain = normaliseAddress(address);
  if (plain === null) return "unknown";
  if (isIP(plain) === 4) return plain;
  const [head = "", tail] = plain.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array.from({ length: zeros }, () => "0"), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}
