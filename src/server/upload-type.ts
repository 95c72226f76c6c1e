/** Which files an uploader accepts: endings (`".csv"`) and media types (`"image/*"`, `"text/csv"`), as in HTML's `accept`. */

export function uploadAccepted(accept: readonly string[] | undefined, name: string, type: string): boolean {
  if (!accept || accept.length === 0) return true;
  const lowerName = name.toLowerCase();
  const essence = type.split(";")[0]!.trim().toLowerCase();
  return accept.some((entry) => {
    const rule = entry.toLowerCase();
    if (rule.endsWith("/*")) return essence.startsWith(rule.slice(0, -1));
    if (rule.includes("/")) return essence === rule;
    return lowerName.endsWith(rule.startsWith(".") ? rule : `.${rule}`);
  });
}
