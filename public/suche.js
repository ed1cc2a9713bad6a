// The search: looks up what is typed in the index that was made with the site, on this machine; nothing is sent
// anywhere. Where it cannot run, the list of everything under it stays as it is.
const site = new URL(".", import.meta.url);
const form = document.getElementById("suche");
const input = document.getElementById("suchwort");
const said = document.getElementById("suchergebnis");
const list = document.getElementById("treffer");
const more = document.getElementById("weitere");
const step = 20;

let found = [];
let index;
let asked = 0;

form.hidden = false;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  search();
});
let timer;
input.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(search, 250);
});
more.addEventListener("click", async () => {
  const next = list.children.length;
  await show(asked);
  list.children[next]?.querySelector("a").focus();
});

const wanted = new URLSearchParams(location.search).get("q");
if (wanted) {
  input.value = wanted;
  search();
}

async function search() {
  clearTimeout(timer);
  const words = input.value.trim();
  asked += 1;
  const own = asked;
  const address = new URL(location.href);
  if (words === "") address.searchParams.delete("q");
  else address.searchParams.set("q", words);
  history.replaceState(null, "", address);
  if (words === "") return clear("");
  try {
    index ??= await load();
    const { results } = await index.search(words);
    // Somebody went on typing.
    if (own !== asked) return;
    clear("");
    found = results;
    await show(own);
    if (own === asked) said.textContent = countText(found.length, words);
  } catch (error) {
    console.info(error);
    clear("Die Suche läuft in diesem Browser nicht. Alles, was es gibt, steht in der Liste darunter.");
    form.hidden = true;
  }
}

async function load() {
  const pagefind = await import(new URL("suche/index/pagefind.js", site));
  await pagefind.options({ excerptLength: 24 });
  await pagefind.init();
  return pagefind;
}

function clear(text) {
  found = [];
  list.replaceChildren();
  list.hidden = true;
  more.hidden = true;
  said.textContent = text;
}

/** Adds the next results to the list, unless something else was asked for in the meantime. */
async function show(own) {
  const from = list.children.length;
  const loaded = await Promise.all(found.slice(from, from + step).map((result) => result.data()));
  if (own !== asked) return;
  list.append(...loaded.map(hit));
  list.hidden = found.length === 0;
  more.hidden = list.children.length >= found.length;
}

function hit({ raw_url, url, meta, excerpt }) {
  const link = element("a", meta.title);
  link.href = new URL((raw_url ?? url).replace(/^\//, ""), site).href;
  const title = element("p", "", "hit-title");
  title.append(link);
  const kind = element("p", meta.page ? `${meta.kind}: ${meta.page}` : meta.kind, "hit-kind");
  const text = element("p", "", "hit-text");
  // The words that were looked for stand in it as marks.
  text.append(...new DOMParser().parseFromString(excerpt, "text/html").body.childNodes);
  const item = element("li");
  item.append(kind, title, text);
  return item;
}

function element(name, text = "", className = "") {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

function countText(count, words) {
  const hits = count === 0 ? "Kein Treffer" : count === 1 ? "1 Treffer" : `${count} Treffer`;
  return `${hits} für „${words}“.${count === 0 ? " Alles, was es gibt, steht in der Liste darunter." : ""}`;
}
