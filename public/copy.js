// Puts a button beside every text that is there to be copied, and says aloud that it was. Without it, the text is
// selected by hand.
for (const box of document.querySelectorAll("[data-copy]")) {
  const text = box.querySelector("[data-copy-text]");
  const status = box.querySelector("[role=status]");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = box.dataset.copy;
  button.addEventListener("click", async () => {
    // Emptied first: the same word twice is said only once.
    status.textContent = "";
    const done = await copy(text);
    status.textContent = done ? "kopiert" : "markiert: mit Strg+C kopieren";
    setTimeout(() => {
      if (done) status.textContent = "";
    }, 4000);
  });
  box.querySelector("[data-copy-place]").prepend(button);
}

/** True where the text is in the clipboard; else it is selected. */
async function copy(element) {
  try {
    await navigator.clipboard.writeText(element.textContent);
    return true;
  } catch {
    getSelection().selectAllChildren(element);
    return document.execCommand("copy");
  }
}
