import { visitorKeys } from "oxc-parser";

/** A node of the ESTree that oxc-parser gives; fields are checked where they are read. */
export interface SyntaxNode {
  type: string;
  start: number;
  end: number;
  [field: string]: unknown;
}

/** Types hold no calls: their branches are not walked. */
const typeOnly = new Set([
  ..."TSInterfaceDeclaration TSTypeAliasDeclaration TSTypeAnnotation".split(" "),
  ..."TSTypeParameterDeclaration TSTypeParameterInstantiation TSDeclareFunction".split(" "),
]);

/** The children of a node in source order, with the field they stand in. */
export function* childNodes(node: SyntaxNode): Generator<[key: string, child: SyntaxNode]> {
  for (const key of visitorKeys[node.type] ?? []) {
    const value = node[key];
    if (Array.isArray(value)) {
      for (const child of value) if (isWalked(child)) yield [key, child];
    } else if (isWalked(value)) yield [key, value];
  }
}

function isWalked(value: unknown): value is SyntaxNode {
  return typeof value === "object" && value !== null && !typeOnly.has((value as SyntaxNode).type);
}

/** How a file is parsed, by its ending. Plain JavaScript may hold JSX, as is common. */
export function syntaxLanguage(file: string): "ts" | "tsx" | "jsx" {
  if (/\.[mc]?ts$/.test(file)) return "ts";
  return file.endsWith(".tsx") ? "tsx" : "jsx";
}
