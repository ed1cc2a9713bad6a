/** The German words and signs of a citation, in the form that the Citation Style Language asks for. */
export const locale = `<?xml version="1.0" encoding="utf-8"?>
<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="de-DE">
  <style-options punctuation-in-quote="false"/>
  <date form="text"><date-part name="year"/></date>
  <date form="numeric"><date-part name="year"/></date>
  <terms>
    <term name="open-quote">„</term>
    <term name="close-quote">“</term>
    <term name="open-inner-quote">‚</term>
    <term name="close-inner-quote">‘</term>
    <term name="page-range-delimiter">–</term>
    <term name="and">und</term>
    <term name="et-al">u. a.</term>
    <term name="in">in</term>
    <term name="no date">ohne Jahr</term>
    <term name="no date" form="short">o. J.</term>
    <term name="edition" form="short">Aufl.</term>
    <term name="page" form="short"><single>S.</single><multiple>S.</multiple></term>
    <term name="chapter" form="short"><single>Kap.</single><multiple>Kap.</multiple></term>
    <term name="section" form="short"><single>Abschn.</single><multiple>Abschn.</multiple></term>
    <term name="figure" form="short"><single>Abb.</single><multiple>Abb.</multiple></term>
    <term name="note" form="short"><single>Anm.</single><multiple>Anm.</multiple></term>
    <term name="paragraph" form="short"><single>Abs.</single><multiple>Abs.</multiple></term>
    <term name="editor" form="short"><single>Hrsg.</single><multiple>Hrsg.</multiple></term>
  </terms>
</locale>`;
