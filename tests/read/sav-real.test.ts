import { describe, expect, test } from "vitest";
import { openSav } from "../../scripts/read/sav/open.ts";
import { at, countsOf } from "./sav-files.ts";
import { haveRealFiles, real } from "./source.ts";

/** Real files stand beside the project, not in it. */
const withRealFiles = test.skipIf(!haveRealFiles);
const title = (sentence: string) =>
  haveRealFiles ? sentence : `${sentence} (übersprungen: ../shared/limesurvey/data fehlt)`;

describe("a real file", () => {
  const spss = (name: string) => countsOf(real(`spss/${name}`));

  // All numbers are haven's: table(read_spss(file)), in R 4.2 with haven 2.5.1.
  withRealFiles(title("of SPSS with dates is counted as haven counts it"), () => {
    expect(spss("haven_datetime.sav")).toEqual({
      n: 2,
      date: { [at("2014-09-22T00:00:00")]: 1, [at("2014-09-23T00:00:00")]: 1 },
      "date.posix": { "6306150067200": 1, "13630867160": 1 },
      time: { "43870.09": 1, "57560.01": 1 },
    });
  });

  withRealFiles(title("with labels is counted as haven counts it"), () => {
    expect(spss("haven_labelled-num.sav")).toEqual({ n: 1, VAR00002: { 1: 1 } });
    expect(spss("haven_labelled-num-na.sav")).toEqual({ n: 2, VAR00002: { 1: 1 } });
    expect(spss("haven_labelled-str.sav")).toEqual({ n: 2, gender: { F: 1, M: 1 } });
    expect(spss("haven_variable-label.sav")).toEqual({ n: 1, sex: { 1: 1 } });
    expect(spss("pyreadstat_ordered_category.sav")).toEqual({ n: 4, Col1: { 1: 1, 2: 2, 3: 1 } });
  });

  withRealFiles(title("with umlauts has them in labels"), () => {
    expect(spss("haven_umlauts.sav")).toEqual({ n: 4, var1: { 1: 2, 2: 1, 3: 1 } });
    expect(openSav(real("spss/haven_umlauts.sav")).dictionary.variables[0]).toMatchObject({
      label: "This is an ä-umlaut",
      labels: [
        { value: 1, label: "the ä umlaut" },
        { value: 2, label: "the ü umlaut" },
        { value: 3, label: "the ö umlaut" },
      ],
    });
  });

  const sample = {
    mychar: { a: 1, b: 1, c: 1, d: 1, e: 1 },
    mynum: { "-1000.3": 1, "-1.4": 1, "1.1": 1, "1.2": 1, "1000.3": 1 },
    mylabl: { 1: 3, 2: 2 },
    myord: { 1: 3, 2: 1, 3: 1 },
    mytime: { 0: 1, 36610: 1, 58210: 1, 83410: 1 },
  };

  test.skipIf(!haveRealFiles).each(["pyreadstat_sample.sav", "pyreadstat_sample.zsav"])(
    title("of SPSS 25 is counted as haven counts it (%s)"),
    (name) => {
      const counts = spss(name);
      const days = [at("2018-05-06T00:00:00"), at("1880-05-06T00:00:00"), at("1960-01-01T00:00:00")];
      expect(counts).toMatchObject({ n: 5, ...sample });
      expect(counts.mydate).toMatchObject(Object.fromEntries(days.map((day) => [day, 1])));
      expect(Object.keys(counts.dtime as object)).toHaveLength(4);
    },
  );

  withRealFiles(
    title("with missing values leaves out what was declared missing, singly or as a range"),
    () => {
      const { mydate, dtime, ...counts } = spss("pyreadstat_sample_missing.sav");
      expect(counts).toEqual({ n: 7, ...sample, mychar: { ...sample.mychar, Z: 1 } });
      expect(Object.keys(mydate as object)).toHaveLength(4);
      expect(Object.keys(dtime as object)).toHaveLength(4);
    },
  );

  withRealFiles(title("with sets is counted as haven counts it"), () => {
    const { y, date, ...counts } = spss("pyreadstat_simple_alltypes.sav");
    expect(counts).toEqual({
      n: 6,
      x: { 1: 1, 2: 1, 3: 1, 4: 1, 9: 1 },
      z: { "1.234": 1, "3.14159": 1 },
      str: { "MORE JUNK": 1, NA: 1, green: 1, red: 1, "reg-green-blue-whatever": 1 },
      bool1: { 0: 2, 1: 3 },
      bool2: { 0: 2, 1: 4 },
      bool3: { 0: 6 },
      ca_subvar_1: { a: 3, b: 3 },
      ca_subvar_2: { a: 1, b: 3, c: 2 },
      ca_subvar_3: { b: 2, c: 1, d: 3 },
      quarter: { 13631500800: 4, 13639449600: 2 },
    });
    expect([y, date].map((of) => Object.keys(of as object).length)).toEqual([4, 3]);
  });
});
