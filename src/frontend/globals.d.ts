/** The version of this build, set by vite.config.ts. */
declare const __MILLRACE_VERSION__: string;
