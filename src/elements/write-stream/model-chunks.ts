/**
 * The text in the chunks of language model packages, by the shape of the chunks: none of these packages is needed.
 * A shape we know that carries no text (a role, a usage figure, a ping) is an empty text; other values are not touched.
 */
import { MillraceError } from "../../core/errors.js";

type Fields = Readonly<Record<string, unknown>>;

function fields(value: unknown): Fields | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Text of content that is a text or a list of parts, as most packages have it. */
function contentText(content: unknown): string {
  if (typeof content === "string") return content;
  if (!Array.isArray(content)) return "";
  return content.map((part) => (typeof part === "string" ? part : text(fields(part)?.text))).join("");
}

/** Shapes, each with how its text is found; undefined: not this shape. */
const shapes: readonly ((chunk: Fields) => string | undefined)[] = [
  // OpenAI chat completions, and the many servers that speak like it.
  ({ object, choices }) => {
    if (object !== "chat.completion.chunk" && object !== "text_completion") return undefined;
    const choice = fields(Array.isArray(choices) ? choices[0] : undefined);
    return text(fields(choice?.delta)?.content) || text(choice?.text);
  },
  // OpenAI responses.
  ({ type, delta, sequence_number }) => {
    if (typeof type !== "string" || !(type.startsWith("response.") || (type === "error" && sequence_number !== undefined)))
      return undefined;
    return type === "response.output_text.delta" || type === "response.refusal.delta" ? text(delta) : "";
  },
  // Anthropic messages.
  ({ type, delta, message, index }) => {
    if (type === "content_block_delta") return fields(delta)?.type === "text_delta" ? text(fields(delta)?.text) : "";
    const own =
      (type === "message_start" && message !== undefined) ||
      ((type === "content_block_start" || type === "content_block_stop") && index !== undefined);
    return own || type === "message_delta" || type === "message_stop" || type === "ping" ? "" : undefined;
  },
  // AI SDK: parts of `fullStream` and of its UI streams.
  ({ type, text: words, textDelta, delta }) => {
    if (type === "text-delta") return text(words) || text(textDelta) || text(delta);
    return typeof type === "string" && aiSdkTypes.has(type) ? "" : undefined;
  },
  // LangChain message chunks.
  (chunk) => {
    const { content, lc_namespace: namespace } = chunk;
    const known = Array.isArray(namespace) || typeof chunk.getType === "function" || typeof chunk._getType === "function";
    return known && content !== undefined ? contentText(content) : undefined;
  },
  // Google Gemini.
  ({ candidates }) => {
    if (!Array.isArray(candidates)) return undefined;
    return contentText(fields(fields(candidates[0])?.content)?.parts);
  },
  // Ollama.
  ({ model, message, response, done }) => {
    if (typeof model !== "string" || typeof done !== "boolean") return undefined;
    return text(fields(message)?.content) || text(response);
  },
];

const aiSdkTypes: ReadonlySet<string> = new Set([
  "abort",
  "finish",
  "finish-step",
  "raw",
  "reasoning",
  "reasoning-delta",
  "reasoning-end",
  "reasoning-signature",
  "reasoning-start",
  "redacted-reasoning",
  "start",
  "start-step",
  "step-finish",
  "step-start",
  "text-end",
  "text-start",
  "tool-call-delta",
  "tool-call-streaming-start",
  "tool-input-delta",
  "tool-input-end",
  "tool-input-start",
]);

/** An error that a package sends as a chunk instead of throwing it. */
function failure(chunk: Fields): Error | undefined {
  const { type, error, message, errorText } = chunk;
  if (type === "response.failed") return new Error(text(fields(fields(chunk.response)?.error)?.message) || "The model's answer failed.");
  if (type !== "error") return undefined;
  if (error instanceof Error) return error;
  const words = text(error) || text(fields(error)?.message) || text(message) || text(errorText);
  return words === "" ? undefined : new MillraceError("MR_STREAM_INVALID", `The stream reports an error: ${words}`);
}

/**
 * The text of a chunk that a language model package has sent; undefined for anything else.
 *
 * @throws Error when the chunk says that the answer failed.
 */
export function modelText(chunk: unknown): string | undefined {
  const own = fields(chunk);
  if (!own) return undefined;
  const failed = failure(own);
  if (failed) throw failed;
  for (const shape of shapes) {
    const found = shape(own);
    if (found !== undefined) return found;
  }
  return undefined;
}
