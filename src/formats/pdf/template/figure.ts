/** Figures and tables, with what stands over and under them. */
export const figure = `
#let wide-block(body, ..how) = block(width: measure-width, above: 8mm, below: 8mm, ..how, box-free(body))
#let box-free(body) = {
  [#metadata(none)<wide-start>]
  body
  [#metadata(none)<wide-end>]
}

#let counted(kind, number) = small(size: 8.8pt, weight: 600, fill: accent, kind + " " + number)

#let caption-words(it, below) = align(left, {
  set par(leading: 0.42em)
  block(below: 2mm, text(font: sans, size: 8.8pt, weight: 600, fill: accent, { it.supplement; sym.space.nobreak; numbering(it.numbering, 0) }))
  block(below: 2mm, text(size: 12.4pt, weight: 600, hyphenate: false, it.body))
})

#let under(body) = { set text(font: sans, size: 8.4pt, fill: muted); set par(leading: 0.56em); body }

#let counted-figure(number, kind, supplement, title, name, body) = {
  show figure.caption: it => caption-words(it, none)
  set figure.caption(position: top)
  set figure(gap: 0mm)
  [#figure(kind: kind, supplement: supplement, numbering: (..) => number, caption: title, body)#label(name)]
}

#let drawing(number, name, title, over, svg, alt, below) = block(width: full-width, above: 8mm, below: 8mm, breakable: false, {
  [#metadata(none)<wide-start>]
  place-mark("figure", name)
  counted-figure(number, image, "Abbildung", title, name, align(left, {
    under(block(below: 3.4mm, over))
    image(bytes(svg), format: "svg", width: full-width, alt: alt)
  }))
  block(above: 2.6mm, width: 100%, stroke: (top: 0.5pt + hair), inset: (top: 1.8mm), under(below))
  [#metadata(none)<wide-end>]
})

#let over-cell(span, body) = table.cell(colspan: span, align: left + bottom, text(weight: 600, fill: muted, body))
#let rows-table(columns, aligns, head, doubled, ..rows) = {
  let last = if doubled { 1 } else { 0 }
  set text(font: sans, size: 8.8pt, number-width: "tabular", number-type: "lining")
  set par(leading: 0.5em)
  table(
    columns: columns, align: aligns, inset: (x: 1.6mm, y: 1.35mm),
    stroke: (x, y) => (bottom: if y == last { 0.8pt + ink } else { 0.4pt + hair }, top: if y == 0 { 0.8pt + ink } else { none }),
    table.header(..head), ..rows)
}
#let head-cell(body) = table.cell(align: bottom, text(weight: 600, hyphenate: true, body))
#let block-row(span, body) = table.cell(colspan: span, align: left, inset: (x: 1.6mm, top: 2.6mm, bottom: 1.35mm), text(weight: 600, body))
#let strong-cell(body) = text(weight: 600, body)

#let placed-table(number, name, title, over, short, body, below) = {
  show figure: set block(breakable: not short)
  block(width: full-width, above: 8mm, below: 8mm, breakable: not short, {
    [#metadata(none)<wide-start>]
    place-mark("table", name)
    counted-figure(number, table, "Tabelle", title, name, align(left, {
      if over != none { under(block(below: 3mm, sticky: true, over)) }
      body
    }))
    if below != none { block(above: 2.4mm, under(below)) }
    [#metadata(none)<wide-end>]
  })
}

#let plain-table(short, body, below) = block(width: full-width, above: 5mm, below: 6mm, breakable: not short, {
  [#metadata(none)<wide-start>]
  body
  if below != none { block(above: 2mm, under(below)) }
  [#metadata(none)<wide-end>]
})
`;
