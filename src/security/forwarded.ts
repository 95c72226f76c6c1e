/**
 * What a request looks like from outside: the visitor's address, and the scheme and host in the visitor's address bar.
 *
 * A proxy reports these in headers that anybody can write. They are ignored unless the connection comes from a listed
 * proxy, and then only as many reports are read, from the nearest backwards, as there are listed proxies in the way
 * (at most `hops`). Which header family the proxy writes is a setting and never guessed: a proxy that writes one
 * passes the other through as the visitor sent it.
 */
import type { IncomingHttpHeaders } from "node:http";
import { type AddressList, normaliseAddress } from "./addresses.js";

export interface OutwardRequest {
  address: string;
  scheme: "http" | "https";
  /** Host header, with port where it has one. */
  host: string;
}

export interface ProxyTrust {
  proxies: AddressList;
  /** Proxies in a row that may be believed. */
  hops: number;
  header: "x-forwarded" | "forwarded";
}

/** What one proxy said about the request it received. */
interface Report {
  address?: string;
  scheme?: string;
  host?: string;
}

function list(header: string | string[] | undefined): string[] {
  if (header === undefined) return [];
  return (Array.isArray(header) ? header.join(",") : header).split(",").map((part) => part.trim());
}

/** Newest report first. A header with a single value is the word of all proxies (they overwrite instead of appending). */
function xForwardedReports(headers: IncomingHttpHeaders, hops: number): Report[] {
  const addresses = list(headers["x-forwarded-for"]);
  const schemes = list(headers["x-forwarded-proto"]);
  const hosts = list(headers["x-forwarded-host"]);
  const nth = (values: string[], hop: number): string | undefined => values[values.length - hop] ?? values[0];
  return Array.from({ length: hops }, (_, index) => {
    const report: Report = {};
    const address = addresses[addresses.length - 1 - index];
    const scheme = nth(schemes, index + 1);
    const host = nth(hosts, index + 1);
    if (address !== undefined) report.address = address;
    if (scheme !== undefined) report.scheme = scheme;
    if (host !== undefined) report.host = host;
    return report;
  });
}

/** Elements of the standard `Forwarded` header (RFC 7239), newest first. */
function forwardedReports(headers: IncomingHttpHeaders, hops: number): Report[] {
  const header = headers.forwarded;
  if (header === undefined) return [];
  const elements = (Array.isArray(header) ? header.join(",") : header).match(/(?:[^,"]|"(?:[^"\\]|\\.)*")+/g) ?? [];
  return elements
    .reverse()
    .slice(0, hops)
    .map((element) => {
      const report: Report = {};
      for (const [, name, quoted, plain] of element.matchAll(/([a-z]+)=(?:"((?:[^"\\]|\\.)*)"|([^;,\s"]*))/gi)) {
        const value = quoted?.replace(/\\(.)/g, "$1") ?? plain ?? "";
        if (name?.toLowerCase() === "for") report.address = value;
        if (name?.toLowerCase() === "proto") report.scheme = value;
        if (name?.toLowerCase() === "host") report.host = value;
      }
      return report;
    });
}

/** The request as the visitor made it. Without trust, or from a connection that is no listed proxy: as it came. */
export function outwardRequest(direct: OutwardRequest, headers: IncomingHttpHeaders, trust?: ProxyTrust): OutwardRequest {
  if (!trust) return direct;
  const reports = (trust.header === "forwarded" ? forwardedReports : xForwardedReports)(headers, trust.hops);
  let outward = direct;
  for (const report of reports) {
    if (!trust.proxies.has(outward.address)) break;
    const scheme = report.scheme?.toLowerCase();
    const address = report.address === undefined ? null : normaliseAddress(report.address);
    outward = {
      address: address ?? outward.address,
      scheme: scheme === "https" || scheme === "wss" ? "https" : scheme === "http" || scheme === "ws" ? "http" : outward.scheme,
      host: report.host || outward.host,
    };
    // A hidden or malformed address ends the chain: what stands behind it was not vouched for.
    if (address === null) break;
  }
  return outward;
}
