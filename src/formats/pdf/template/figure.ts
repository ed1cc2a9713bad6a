/** Figures and tables, with what stands over and under them. */
export const figure = `
#let caption-words(it) = align(left, {
  set par(leading: 0.42em)
  block(below: 2.2mm, text(font: sans, size: 8.8pt, weight: 600, fill: accent, { it.supplement; sym.space.nobreak; numbering(it.numbering, 0) }))
  block(text(size: 12.4pt, weight: 600, hyphenate: false, long-words(it.body)))
})

#let under(body) = { set text(font: sans, size: 8.4pt, fill: muted); set par(leading: 0.56em); body }

#let counted-figure(number, kind, supplement, title, name, body) = {
  show figure.caption: it => caption-words(it)
  set figure.caption(position: top)
  set figure(gap: 2.4mm)
  [#figure(kind: kind, supplement: supplement, numbering: (..) => number, caption: title, body)#label(name)]
}

// It floats to the top or bottom of a page, so that no page ends early because of it.
#let drawing(number, name, title, over, svg, part, alt, below) = place(auto, float: true, clearance: 9mm, block(width: measure-width, align(left, block(width: full-width, breakable: false, reaching("breit." + name, {
  place-mark("figure", name)
  counted-figure(number, image, "Abbildung", title, name, align(left, {
    under(block(below: 3.4mm, par(over)))
    image(bytes(svg), format: "svg", width: part * full-width, alt: alt)
  }))
  block(above: 2.6mm, width: 100%, stroke: (top: 0.5pt + hair), inset: (top: 1.8mm), under(below))
})))))

#let over-cell(span, body) = table.cell(colspan: span, align: left + bottom, text(weight: 600, fill: muted, body))
#let rows-table(columns, aligns, head, doubled, ..rows) = {
  let last = if doubled { 1 } else { 0 }
  set text(font: sans, size: 8.8pt, number-width: "tabular", number-type: "lining")
  set par(leading: 0.5em)
  table(
    columns: columns, align: aligns, inset: (x, y) => (left: if x == 0 { 0mm } else { 1.5mm }, right: 1.5mm, y: 1.35mm),
    stroke: (x, y) => (bottom: if y == last { 0.8pt + ink } else { 0.4pt + hair }, top: if y == 0 { 0.8pt + ink } else { none }),
    table.header(..head), ..rows)
}
#let head-cell(body) = table.cell(align: bottom, text(weight: 600, hyphenate: true, body))
#let block-row(span, body) = table.cell(colspan: span, align: left, inset: (left: 0mm, right: 1.5mm, top: 2.8mm, bottom: 1.35mm), text(weight: 600, body))
#let strong-cell(body) = text(weight: 600, body)

#let placed-table(number, name, title, over, short, body, below) = {
  show figure: set block(breakable: not short)
  block(width: full-width, above: 8mm, below: 8mm, breakable: not short, reaching("breit." + name, {
    place-mark("table", name)
    counted-figure(number, table, "Tabelle", title, name, align(left, {
      if over != none { under(block(below: 3mm, sticky: true, par(over))) }
      body
    }))
    if below != none { block(above: 2.4mm, under(below)) }
  }))
}

#let plain-table(name, short, body, below) = block(width: full-width, above: 5mm, below: 6mm, breakable: not short, reaching("breit." + name, {
  body
  if below != none { block(above: 2mm, under(below)) }
}))
`;
