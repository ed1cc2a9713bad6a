// The speaker's window: what is shown, what comes next, notes and clock. It hears from the window that opened it.
(() => {
  const find = (selector) => document.querySelector(selector);
  const shown = window.opener;
  // Whatever opened this window is its opener, pages of other sites too. What lies in a folder has no origin to tell.
  const isFolder = location.protocol === "file:";
  const isOurs = (origin) => (isFolder ? ["null", "file://"].includes(origin) : origin === location.origin);
  let began = Date.now();

  if (shown === null) find(".lost").hidden = false;
  const send = (wish) => shown?.postMessage(wish, isFolder ? "*" : location.origin);

  const two = (number) => String(number).padStart(2, "0");
  function tick() {
    const now = new Date();
    find(".clock").textContent = `${two(now.getHours())}:${two(now.getMinutes())}`;
    const seconds = Math.floor((Date.now() - began) / 1000);
    const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
    find(".elapsed").textContent = `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`;
    find(".lost").hidden = shown !== null && !shown.closed;
  }

  /** Puts a slide into its place, as large as that is. */
  function show(place, { kind, html }) {
    const preview = find(`${place} .preview`);
    preview.innerHTML =
      html === "" ? "" : `<div class="slides"><section class="${kind}">${html}</section></div>`;
    enlarge();
  }
  function enlarge() {
    for (const preview of document.querySelectorAll(".preview")) {
      const slides = preview.querySelector(".slides");
      if (slides !== null) slides.style.transform = `scale(${preview.clientWidth / 1920})`;
    }
  }

  window.addEventListener("message", ({ source, origin, data }) => {
    if (source === null || source !== shown || !isOurs(origin) || data?.type !== "folie") return;
    document.title = `Vortragsansicht – ${data.title}`;
    document.documentElement.classList.toggle("dunkel", data.dark);
    find(".place").textContent = `${data.number} von ${data.total}`;
    find(".left").textContent =
      data.left === 0 ? "" : data.left === 1 ? "noch ein Schritt" : `noch ${data.left} Schritte`;
    show(".now", data.now);
    show(".next", data.next);
    find(".end").hidden = data.next.html !== "";
    find(".spoken").innerHTML =
      data.notes === "" ? "<p>Zu dieser Folie gibt es keine Notizen.</p>" : data.notes;
  });
  window.addEventListener("resize", enlarge);
  document.addEventListener("keydown", (event) => {
    if (event.target.closest("button") && [" ", "Enter"].includes(event.key)) return;
    const isForward = ["ArrowRight", "PageDown", " ", "n"].includes(event.key);
    if (!isForward && !["ArrowLeft", "PageUp", "p"].includes(event.key)) return;
    event.preventDefault();
    send(isForward ? "weiter" : "zurueck");
  });
  find(".forward").addEventListener("click", () => send("weiter"));
  find(".back").addEventListener("click", () => send("zurueck"));
  find(".reset").addEventListener("click", () => {
    began = Date.now();
    tick();
  });
  setInterval(tick, 500);
  tick();
  send("bereit");
})();
