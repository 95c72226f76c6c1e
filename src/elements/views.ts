/** The view of each element. One line per element; heavy ones by `lazyView`, blocks by `layoutView`. */
import { lazyView, type Views } from "../frontend/view.js";

export const views: Views = {
  slider: lazyView(() => import("./slider/slider.view.js").then((m) => m.SliderView), 88),
};
