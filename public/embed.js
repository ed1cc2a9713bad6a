// Keeps the frame of an embedded figure as high as the figure. It runs on both sides: within the frame it tells the
// height, on the page around it sets the frame's. Nothing else is said or stored; without it, the frame scrolls.
const kind = "abbildung-hoehe";

if (window.parent !== window && document.documentElement.dataset.embed !== undefined) {
  const tell = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    window.parent.postMessage({ kind, height }, "*");
  };
  new ResizeObserver(tell).observe(document.body);
  // A page that was not ready for it asks again.
  window.addEventListener("message", ({ data }) => {
    if (data?.kind === `${kind}?`) tell();
  });
} else {
  const frames = () => [...document.querySelectorAll("iframe")];
  window.addEventListener("message", ({ data, source }) => {
    if (data?.kind !== kind || !Number.isFinite(data.height)) return;
    const frame = frames().find(({ contentWindow }) => contentWindow === source);
    if (frame) frame.style.height = `${Math.min(data.height, 4000)}px`;
  });
  for (const { contentWindow } of frames()) contentWindow?.postMessage({ kind: `${kind}?` }, "*");
}
