/**
 * Where the page begins: theme before the first paint, then the connection, then React.
 * The connection goes first because its answer takes longest; what it brings waits in the stores.
 */
import "./theme/tokens.css";
import "./theme/base.css";
import { createRoot } from "react-dom/client";
import { App } from "./app.js";
import { startConnection } from "./page-connection.js";
import { preloadEarlyViews } from "./preload-views.js";
import { startTheme } from "./theme/theme.js";

startTheme();
startConnection();
preloadEarlyViews();

const root = document.getElementById("root");
if (root) createRoot(root).render(<App />);
