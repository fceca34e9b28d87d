// Sheets of somebody else's essay: sent as soon as they are chosen, as the author's own are.

import { arrangePages } from "./essay_pages.js";

arrangePages(document.querySelector("[data-paper]"));
