/** The view of each element. One line per element; heavy ones by `lazyView`, blocks by `layoutView`. */
import type { Views } from "../frontend/view.js";

export const views: Views = {};
