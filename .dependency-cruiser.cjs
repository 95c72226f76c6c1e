/** Who may import whom. Each rule says why; everything else is taste and review. */
const tests = "(fixture|test-app)\\.ts$|\\.(test|test-d)\\.tsx?$|\\.example\\.ts$|/testing/|\\.suite\\.ts$";

module.exports = {
  forbidden: [
    {
      name: "core-is-pure",
      comment: "The core runs in Node, in a worker and in a browser: it imports only itself and libraries that do the same.",
      severity: "error",
      from: { path: "^src/core/", pathNot: tests },
      to: { pathNot: "^src/core/|^node_modules/(devalue|@uwdata/flechette|temporal-polyfill|temporal-spec|temporal-utils)/" },
    },
    {
      name: "elements-see-core-only",
      comment: "A command describes an element and hands it to its host; only the type of a container comes from st.ts.",
      severity: "error",
      from: { path: "^src/elements/[^/]+/.*\\.ts$", pathNot: `${tests}|/(grid|view|views|calendar)/` },
      to: { path: "^src/", pathNot: "^src/core/|^src/elements/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "one-element-knows-no-other",
      comment: "An element can be read, copied and deleted by its folder. What two share stands in core/ or frontend/parts/.",
      severity: "error",
      from: { path: "^src/elements/([^/]+)/", pathNot: tests },
      to: { path: "^src/elements/[^/]+/", pathNot: "^src/elements/$1/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "front-end-never-server",
      comment: "What runs in the browser is built apart: it shares protocol, tree and apply with the server, and no code of it.",
      severity: "error",
      from: { path: "^src/frontend/|\\.view\\.tsx$", pathNot: tests },
      to: { path: "^src/(server|security|hosts|cli|testing)/" },
    },
    {
      name: "server-never-front-end",
      comment: "The server passes frames on; what they look like is not its business.",
      severity: "error",
      from: { path: "^src/(server|security|hosts|cli|core)/", pathNot: tests },
      to: { path: "^src/frontend/|\\.view\\.tsx$" },
    },
    {
      name: "no-value-cycles",
      comment: "Modules that need each other to load cannot be understood one by one. Types may point both ways.",
      severity: "error",
      from: { pathNot: tests },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "no-orphan-dependency",
      comment: "What the package needs at run time stands in dependencies.",
      severity: "error",
      from: { path: "^src/(core|server|security|hosts|cli|testing|st\\.ts|index\\.ts)", pathNot: `${tests}` },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "unknown"], dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "default"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".css", ".json"],
    },
    builtInModules: { add: [] },
  },
};
