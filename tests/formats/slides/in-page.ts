/** What is wrong with the slide that is shown: whatever leaves it or runs into its foot, and texts too small for a hall. */
export function faultsOfSlide(): string[] {
  const slide = document.querySelector("section.present");
  const foot = slide?.querySelector(".foot");
  if (!slide || !foot) return ["no slide"];
  const box = slide.getBoundingClientRect();
  const bottom = foot.getBoundingClientRect().top;
  const scale = box.width / 1920;
  const isSeen = (element: Element) => element.closest(".unseen, .speech") === null;
  const told = (element: Element) => `${element.tagName} ${(element.textContent ?? "").trim().slice(0, 40)}`;
  const elements = [...slide.querySelectorAll("*")].filter(isSeen);
  const outside = elements.flatMap((element) => {
    const { left, right, top, bottom: low, width } = element.getBoundingClientRect();
    if (width === 0) return [];
    const leaves = left < box.left - 1 || right > box.right + 1 || top < box.top - 1 || low > box.bottom + 1;
    const runs = !foot.contains(element) && element.matches(".frame *") && low > bottom + 1;
    return leaves || runs ? [`${leaves ? "leaves the slide" : "runs into the foot"}: ${told(element)}`] : [];
  });
  // Blocks that stand one under another must not lie over each other.
  const blocks = [...slide.querySelectorAll(".frame > *, .side > *, .words > *")].filter(isSeen);
  const over = blocks.flatMap((block) => {
    const next = block.nextElementSibling;
    if (next === null || !isSeen(next)) return [];
    const lies = block.getBoundingClientRect().bottom > next.getBoundingClientRect().top + 1;
    return lies ? [`lies over what follows: ${told(block)}`] : [];
  });
  const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
  const small: string[] = [];
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!element || !walker.currentNode.textContent?.trim() || !isSeen(element)) continue;
    if (element.closest("title, desc")) continue;
    const drawing = element.closest("svg");
    const enlarged = drawing ? (drawing.getScreenCTM()?.a ?? 1) / scale : 1;
    const size = Number.parseFloat(getComputedStyle(element).fontSize) * enlarged;
    if (size < 23.95) small.push(`only ${size.toFixed(1)} px: ${told(element)}`);
  }
  return [...outside, ...over, ...small];
}
