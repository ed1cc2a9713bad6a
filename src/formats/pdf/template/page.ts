/** The sheet: A4, a measure of about 66 characters, a column for side notes at its right; running lines, watermark. */
export const page = `
#let serif = ("Source Serif 4", "Source Sans 3")
#let sans = ("Source Sans 3", "Source Serif 4")
#let measure-width = 116mm
#let gap = 7mm
#let side-width = 42mm
#let full-width = measure-width + gap + side-width
#let margins = (left: 23mm, right: 210mm - 23mm - measure-width, top: 29mm, bottom: 27mm)

#let small(body, size: 8.4pt, ..more) = text(font: sans, size: size, ..more, body)

// What stands at the head of a page: the chapter that it begins in, or that begins on it.
#let running-title() = {
  let before = query(<running>).filter(m => m.location().page() <= here().page())
  if before.len() == 0 { none } else { before.last().value }
}
#let opens-here() = query(<running>).any(m => m.location().page() == here().page())

#let mark-line() = if facts.mark != "" { align(right, text(weight: 600, fill: ink, facts.mark)) }

// In titles, only a word that may be longer than its line is divided.
#let long-words(body) = { show regex("\\p{L}{26,}"): set text(hyphenate: true); body }

#let heading-line(number, width, body) = pad(left: width, { h(-width); box(width: width, number); body })

// No layout with boxes beside each other: a heading is one line of text to those who hear it.
#let heading-words(it, width) = if it.numbering == none { it.body } else {
  let number = text(fill: accent, numbering(it.numbering, 0))
  if width == auto { context heading-line(number, measure(number).width + 0.6em.to-absolute(), it.body) } else { heading-line(number, width, it.body) }
}

#let head-line() = context block(width: full-width, {
  set text(font: sans, size: 8pt, fill: muted)
  if opens-here() { mark-line() } else {
    grid(columns: (1fr, auto), column-gutter: 6mm, align: (left, right), running-title(), mark-line())
    v(-1.2mm)
    line(length: 100%, stroke: 0.4pt + hair)
  }
})

#let foot-line() = context block(width: full-width, {
  set text(font: sans, size: 8pt, fill: muted)
  grid(columns: (1fr, auto), align: (left, right), facts.foot, text(fill: ink, number-width: "tabular", counter(page).display()))
})

#let watermark() = if facts.mark != "" {
  let words(size) = box(width: 420mm, align(center, text(font: sans, weight: 600, size: size, fill: faint, hyphenate: false, facts.mark)))
  place(center + horizon, rotate(-54.7deg, context {
    let natural = measure(text(font: sans, weight: 600, size: 40pt, facts.mark)).width
    box(width: 0pt, height: 0pt, place(center + horizon, words(calc.min(250mm / natural * 40pt, 60pt))))
  }))
}

// A word divided at the end of a line and a hyphen share a glyph, and readers take it for what it is where it first
// stands: that must be the hyphen, or nobody finds a word that has one.
#let hyphens-first() = context if here().page() == 1 {
  place(top + left, for font in (serif, sans) { for style in ("normal", "italic") { for weight in (400, 600) {
    text(font: font, style: style, weight: weight, size: 1pt, fill: white, "-")
  } } })
}

#let sheet(look: "report", body) = {
  set document(title: facts.title, author: facts.authors, keywords: facts.keywords, description: facts.description, date: facts.date)
  set page(paper: "a4", margin: margins, header-ascent: 9mm, footer-descent: 11mm,
    header: head-line(), footer: foot-line(), background: { hyphens-first(); watermark() })
  set text(font: serif, size: 10.4pt, fill: ink, lang: facts.lang, region: facts.region, hyphenate: true, ligatures: false,
    fallback: false, top-edge: 0.68em, bottom-edge: -0.0em, number-type: "lining",
    costs: (hyphenation: 90%, runt: 150%, widow: 400%, orphan: 400%))
  set par(leading: 0.72em, spacing: 1.25em, justify: false, linebreaks: "optimized")
  set list(indent: 0pt, body-indent: 0.7em, spacing: 0.85em, marker: text(fill: accent, "–"))
  set enum(indent: 0pt, body-indent: 0.7em, spacing: 0.85em)
  set table(stroke: none, inset: 0pt)
  set footnote.entry(separator: line(length: 20mm, stroke: 0.5pt + hair), gap: 0.7em, indent: 0pt)
  set footnote(numbering: "1")
  show footnote.entry: set text(font: sans, size: 8.4pt)
  show footnote.entry: set par(leading: 0.6em)
  show raw: set text(font: sans, size: 9.4pt)
  show quote.where(block: true): set pad(left: 6mm)
  show heading: set text(font: serif, weight: 600, hyphenate: false)
  show heading: long-words
  show heading: set par(leading: 0.42em)
  show heading.where(level: 1): it => block(width: 100%, below: 6mm, {
    set text(size: 23pt)
    heading-words(it, 9mm)
  })
  show heading.where(level: 2): it => block(width: 100%, above: 8.4mm, below: 3.4mm, {
    set text(size: 13.6pt)
    heading-words(it, auto)
  })
  show heading.where(level: 3): it => block(width: 100%, above: 6mm, below: 2.6mm, {
    set text(size: 11pt)
    heading-words(it, auto)
  })
  body
}

`;
