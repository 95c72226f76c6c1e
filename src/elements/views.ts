/** The view of each element. One line per element; heavy ones by `lazyView`, blocks by `layoutView`. */
import { lazyView, type Views } from "../frontend/view.js";
import { dataframeHeight } from "./dataframe/dataframe-height.js";

export const views: Views = {
  dataframe: lazyView(() => import("./dataframe/dataframe.view.js").then((m) => m.DataframeView), dataframeHeight),
  selectableDataframe: lazyView(() => import("./dataframe/dataframe.view.js").then((m) => m.SelectableDataframeView), dataframeHeight),
  slider: lazyView(() => import("./slider/slider.view.js").then((m) => m.SliderView), 88),
};
