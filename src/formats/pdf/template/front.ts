/** Title page, imprint, contents and lists. */
export const front = `
#let title-page(kind, main-title, subtitle, mark, lines, foot) = {
  set page(header: none, footer: none)
  set par(leading: 0.4em)
  block(width: full-width, {
    v(26mm)
    par(text(font: sans, size: 11pt, weight: 600, fill: accent, kind))
    v(7mm)
    line(length: 100%, stroke: 1.6pt + accent)
    v(9mm)
    show std.title: set text(size: 52pt, weight: 600, hyphenate: false)
    block(std.title(main-title))
    if subtitle != "" { v(7mm); block(par(text(size: 17pt, fill: muted, hyphenate: false, subtitle))) }
    if mark != "" { v(9mm); block(stroke: 0.9pt + ink, inset: (x: 3mm, y: 2.2mm), par(text(font: sans, size: 11pt, weight: 600, mark))) }
  })
  v(1fr)
  block(width: full-width, {
    set text(font: sans, size: 10pt)
    set par(leading: 0.55em)
    for (role, names) in lines { block(below: 4mm, par({ text(size: 8.8pt, fill: muted, role); linebreak(); text(weight: 600, names) })) }
    v(6mm)
    line(length: 100%, stroke: 0.5pt + hair)
    v(2mm)
    text(size: 9pt, fill: muted, foot)
  })
  pagebreak()
}

#let imprint(..pairs) = {
  set page(header: none)
  v(1fr)
  set text(font: sans, size: 9pt)
  set par(leading: 0.6em)
  for (name, words) in pairs.pos() {
    block(breakable: false, below: 4mm, par({ text(weight: 600, name); linebreak(); words }))
  }
}

#let list-head(title) = heading(level: 1, outlined: false, bookmarked: false, title)

#let entry-line(it) = link(it.element.location(), {
  set par(leading: 0.45em)
  grid(columns: (10mm, 1fr, 9mm), column-gutter: (0mm, 3mm), align: (left, left, right),
    text(fill: accent, it.prefix()), { set text(hyphenate: false); it.body() }, text(font: sans, number-width: "tabular", it.page()))
})

#let contents(title, lead: none) = {
  pagebreak(weak: true)
  v(12mm)
  list-head(title)
  if lead != none { block(below: 8mm, { set text(fill: muted); par(lead) }) }
  set outline.entry(fill: none)
  show outline.entry.where(level: 1): it => block(width: full-width, above: 3.5mm, below: 1.55mm, sticky: true, text(weight: 600, size: 10.4pt, entry-line(it)))
  show outline.entry.where(level: 2): it => block(width: full-width, above: 1.55mm, below: 1.55mm, text(font: sans, size: 9pt, entry-line(it)))
  outline(title: none, depth: 2, indent: 0pt)
}

#let list-of(title, kind) = context if query(figure.where(kind: kind)).len() > 0 {
  v(10mm)
  block(sticky: true, below: 4mm, list-head(title))
  show outline.entry: it => block(width: full-width, above: 1.6mm, below: 1.6mm, text(font: sans, size: 9.2pt, link(it.element.location(), {
    set par(leading: 0.45em)
    let element = it.element
    grid(columns: (10mm, 1fr, 9mm), column-gutter: (0mm, 3mm), align: (left, left, right),
      text(fill: accent, numbering(element.numbering, 0)), { set text(hyphenate: false); element.caption.body }, it.page())
  })))
  outline(title: none, target: figure.where(kind: kind), indent: 0pt)
}

#let lists() = context if query(figure).len() > 0 {
  pagebreak(weak: true)
  list-of("Abbildungen", image)
  list-of("Tabellen", table)
}

#let question-help(body) = block(below: 3mm, sticky: true, par(small(size: 9pt, fill: muted, body)))
#let question-remarks(body) = block(width: full-width, above: 3mm, par(small(size: 8.4pt, fill: muted, body)))
#let titled-table(title, short, body) = block(width: full-width, above: 5mm, below: 5mm, breakable: not short, {
  block(below: 1.8mm, sticky: true, par(small(size: 8.8pt, weight: 600, title)))
  body
})

#let summary-head(kind, name, subtitle, mark) = block(width: full-width, below: 9mm, {
  block(below: 3mm, par(small(size: 9pt, weight: 600, fill: accent, kind + " · " + name)))
  show std.title: set text(size: 17pt, weight: 600, hyphenate: false)
  block(below: 3mm, std.title(facts.short-title))
  block(below: 3mm, par(text(size: 10pt, fill: muted, subtitle)))
  line(length: 100%, stroke: 1.2pt + accent)
})

#let beside-number(number, unit, words) = block(width: side-width, breakable: false, {
  set par(leading: 0.5em)
  block(below: 1.6mm, par({ text(font: sans, size: 19pt, weight: 600, fill: accent, number); h(0.3em); small(size: 8.4pt, fill: muted, unit) }))
  par(small(size: 8.4pt, words))
})

// Beside the text from where it begins, however high the head is, and as many as the page holds: they stand in the text too.
#let beside-numbers(numbers) = context {
  let from = here().position().y - margins.top
  let left-over = 297mm - margins.top - margins.bottom - from
  let shown = ()
  for (number, unit, words) in numbers {
    let each = beside-number(number, unit, words)
    left-over -= measure(each).height
    if left-over < 0mm { break }
    shown.push(each)
    left-over -= 6mm
  }
  place(top + left, dx: measure-width + gap, dy: from, block(width: side-width, stack(spacing: 6mm, ..shown)))
}

#let summary-foot(makers, citation) = {
  v(1fr)
  place-mark("end", "kurzfassung")
  block(width: full-width, stroke: (top: 0.5pt + hair), inset: (top: 2.4mm), {
    set text(font: sans, size: 8.4pt, fill: muted)
    set par(leading: 0.56em, spacing: 0.8em)
    par(makers)
    par("Zitiervorschlag: " + citation)
  })
}
`;
