// Shows the slides of the page, and speaks with the window that the speaker sees. A classic script: browsers load no
// other kind from a folder.
(() => {
  const { Reveal } = window;
  const root = document.documentElement;
  const slides = [...document.querySelectorAll(".slides > section")];
  const help = document.querySelector(".help");
  const blocked = document.querySelector(".blocked");
  // What lies in a folder has no origin to tell.
  const isFolder = location.protocol === "file:";
  const isOurs = (origin) => (isFolder ? ["null", "file://"].includes(origin) : origin === location.origin);
  const button = (name) => document.querySelector(`[data-do="${name}"]`);
  let speaker = null;

  root.classList.add("shown");
  Reveal.initialize({
    width: 1920,
    height: 1080,
    margin: 0,
    minScale: 0.05,
    maxScale: 4,
    center: false,
    controls: false,
    progress: false,
    hash: true,
    help: false,
    jumpToSlide: false,
    autoAnimate: false,
    postMessage: false,
    navigationMode: "linear",
    transition: "none",
    backgroundTransition: "none",
    scrollActivationWidth: 0,
    // A button that has the focus is pressed by these, and nothing else happens.
    keyboardCondition: (event) =>
      !help.open && !(event.target.closest("button") && [" ", "Enter"].includes(event.key)),
  });

  const dark = () => {
    const isDark = root.classList.toggle("dunkel");
    button("dunkel").setAttribute("aria-pressed", String(isDark));
    tell();
  };
  const present = () => {
    speaker = window.open("dateien/vortrag.html", "vortrag", "popup,width=1200,height=760");
    blocked.hidden = speaker !== null;
    if (speaker === null) help.showModal();
  };
  const actions = {
    zurueck: () => Reveal.prev(),
    weiter: () => Reveal.next(),
    uebersicht: () => Reveal.toggleOverview(),
    vortrag: present,
    dunkel: dark,
    hilfe: () => {
      blocked.hidden = true;
      help.showModal();
    },
  };
  for (const [name, act] of Object.entries(actions)) button(name).addEventListener("click", act);
  for (const [keyCode, act] of [
    [83, present],
    [68, dark],
    [72, actions.hilfe],
  ])
    Reveal.addKeyBinding({ keyCode, key: "", description: "" }, act);

  /** A slide as the speaker's window shows it: without what only this page needs. */
  const copyOf = (slide) => {
    if (slide === undefined) return "";
    const copy = slide.querySelector(".frame").cloneNode(true);
    for (const element of [copy, ...copy.querySelectorAll("[style], [id]")]) {
      element.removeAttribute("style");
      element.removeAttribute("id");
    }
    return copy.outerHTML;
  };

  /** Tells the speaker's window what is shown now and what comes next. */
  function tell() {
    if (speaker === null || speaker.closed) return;
    const at = slides.indexOf(Reveal.getCurrentSlide());
    const slide = slides[at];
    if (slide === undefined) return;
    const left = slide.querySelectorAll(".fragment:not(.visible)").length;
    speaker.postMessage(
      {
        type: "folie",
        title: document.title,
        number: at + 1,
        total: slides.length,
        left,
        dark: root.classList.contains("dunkel"),
        now: { kind: slide.className.split(" ")[0], html: copyOf(slide) },
        next: { kind: slides[at + 1]?.className.split(" ")[0] ?? "", html: copyOf(slides[at + 1]) },
        notes: slide.querySelector(".speech")?.innerHTML ?? "",
      },
      isFolder ? "*" : location.origin,
    );
  }
  for (const event of ["slidechanged", "fragmentshown", "fragmenthidden", "ready"]) Reveal.on(event, tell);
  window.addEventListener("message", ({ source, origin, data }) => {
    if (source === null || source !== speaker || !isOurs(origin)) return;
    if (data === "bereit") tell();
    else if (data === "weiter") Reveal.next();
    else if (data === "zurueck") Reveal.prev();
  });

  // The button says whether the overview is open; reveal.js has no German words for the way back from a black screen.
  Reveal.on("overviewshown", () => button("uebersicht").setAttribute("aria-pressed", "true"));
  Reveal.on("overviewhidden", () => button("uebersicht").removeAttribute("aria-pressed"));
  Reveal.on("ready", () => {
    const resume = document.querySelector(".resume-button");
    if (resume !== null) resume.textContent = "Weiter mit B";
  });

  // The buttons are there for whoever moves the mouse or comes with the tab key.
  let waiting = 0;
  document.addEventListener("mousemove", () => {
    root.classList.add("moved");
    clearTimeout(waiting);
    waiting = setTimeout(() => root.classList.remove("moved"), 2500);
  });
})();
