/** What texts are made of: chapters, paragraphs, boxes, side notes, links. */
export const parts = `
#let place-mark(kind, name) = context [#metadata((kind: kind, name: name, page: here().page()))<place>]

#let section(level, label-name, number: none, listed: true, body) = {
  let numbered = if number == none { none } else { (..) => number }
  [#heading(level: level, numbering: numbered, outlined: listed, bookmarked: listed, body)#label(label-name)]
}

// A text that begins on a page of its own. Its head floats, so that no figure of the page floats over it.
#let chapter(label-name, number: none, running: "", over: "", lead: none, title) = {
  pagebreak(weak: true)
  place(top, float: true, clearance: 7mm, block(width: measure-width, {
    [#metadata(if number == none { running } else { number + "  " + running })<running>]
    place-mark("text", label-name)
    v(12mm)
    if over != "" { block(below: 4.4mm, par(small(size: 9pt, weight: 600, fill: accent, over))) }
    section(1, label-name, number: number, title)
    if lead != none { block({ set text(size: 12.4pt, fill: muted); set par(leading: 0.66em); par(lead) }) }
  }))
}

#let lead-in(body) = { set text(size: 12.4pt, fill: muted); par(body) }

#let aside(kind, title, body) = block(width: 100%, above: 6mm, below: 6mm, inset: (left: 4mm, y: 0.6mm), stroke: (left: 1.6pt + accent), {
  set text(font: sans, size: 9.2pt)
  set par(leading: 0.62em, spacing: 0.9em)
  set list(spacing: 0.7em)
  block(below: 2.2mm, sticky: true, par({
    text(size: 8.2pt, weight: 600, fill: accent, kind)
    if title != kind and title != "" { linebreak(); text(size: 10.4pt, weight: 600, hyphenate: false, title) }
  }))
  body
})

#let quotation(body) = block(inset: (left: 6mm), { set text(style: "italic"); quote(block: false, quotes: false, body) })

#let inside(target, body) = link(label(target), body)
#let reference(target, body) = link(label(target), text(fill: link-ink, body))
#let outside(address, body) = link(address, text(fill: link-ink, body))
#let shown-address(address) = text(font: sans, hyphenate: false, link(address, address.replace("/", "/\u{200b}").replace(".", ".\u{200b}").trim("\u{200b}")))
#let permalink(address, words) = { sym.arrow.r; sym.space.nobreak; link(address, text(fill: link-ink, hyphenate: false, words)) }
#let broken(body) = text(fill: rgb("#a3000f"), underline(body))

#let note(number, name, body) = [#footnote(numbering: (..) => number, body)#label(name)]
#let note-again(number, name) = footnote(numbering: (..) => number, label(name))

// What reaches across both columns, from its beginning to its end; the name is its own.
#let reaching(name, body) = {
  [#metadata(name)<wide-start>]
  body
  [#metadata(none)#label(name)]
}

// Terms that a paragraph explains stand beside it, where there is room; each also stands in the glossary.
#let beside-start = [#metadata(none)<beside-start>]
#let beside-height(body) = measure(block(width: side-width, body)).height

#let spans(page) = {
  let found = ()
  for start in query(<wide-start>) {
    let a = start.location().position()
    let b = query(label(start.value)).first().location().position()
    if a.page <= page and page <= b.page {
      found.push((if a.page == page { a.y } else { 0pt }, if b.page == page { b.y } else { 297mm }))
    }
  }
  found
}

#let free-place(wanted, height, taken) = {
  let least = margins.top
  let most = 297mm - margins.bottom - height
  let fits(y) = y >= least and y <= most and taken.all(t => y + height <= t.at(0) or y >= t.at(1))
  let below = (wanted,) + taken.map(t => t.at(1)).filter(y => y > wanted).sorted()
  let above = (most,) + taken.map(t => t.at(0) - height).sorted().rev()
  (below + above.filter(y => y <= wanted)).find(fits)
}

#let beside(body) = {
  let note = {
    set text(font: sans, size: 8.4pt, fill: muted)
    set par(leading: 0.56em, spacing: 0.7em)
    body
  }
  context [#metadata(beside-height(note))<beside>]
  context {
    let page = here().page()
    let notes = query(<beside>)
    let starts = query(<beside-start>)
    let own = notes.filter(n => n.location().position().page <= page).len()
    let mine = query(selector(<beside>).before(here())).len() - 1
    let taken = spans(page).map(((a, b)) => (a - 2mm, b + 2mm))
    let at = none
    for (i, each) in notes.enumerate() {
      if i > mine or each.location().page() != page { continue }
      let start = starts.at(i).location().position()
      let wanted = if start.page == page { start.y } else { margins.top }
      at = free-place(wanted, each.value, taken)
      if at != none { taken.push((at - 3mm, at + each.value + 3mm)) }
    }
    if at != none { place(left, dx: measure-width + gap, dy: at - here().position().y, block(width: side-width, note)) }
  }
}

#let term(name, body) = { block(below: 1.4mm, par(text(weight: 600, fill: ink, name))); par(body) }
#let entry(name, body) = par(hanging-indent: 5mm, { text(weight: 600, name); [: ]; body })
#let work(body) = { set par(hanging-indent: 6mm); set text(size: 9.8pt); par(body) }

#let finding(number, unit, body) = block(breakable: false, above: 5mm, below: 5mm, grid(columns: (27mm, 1fr), column-gutter: 4mm, {
  set par(leading: 0.3em)
  par({ text(font: sans, weight: 600, size: 22pt, fill: accent, number); linebreak(); small(size: 8.4pt, fill: muted, unit) })
}, par(body)))

#let facts-list(..pairs) = block(width: full-width, above: 4mm, below: 6mm, {
  set par(leading: 0.56em)
  for (name, words) in pairs.pos() {
    block(width: 100%, breakable: false, above: 0mm, below: 0mm, stroke: (bottom: 0.4pt + hair), inset: (y: 1.8mm),
      small(size: 9pt, grid(columns: (44mm, 1fr), column-gutter: 5mm, text(weight: 600, hyphenate: false, name), words)))
  }
})
`;
