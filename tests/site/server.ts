// Tests look at a site as it is served: with the headers that the build made for its host.
export { fileAt, type Server, serve } from "../../scripts/site/serve.ts";
