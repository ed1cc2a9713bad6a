import type { Reporter, TestModule } from "vitest/node";

/** Says at the end which tests were skipped, and why: what was not tested must not look as if it was. */
export const skippedReporter: Reporter = {
  onTestRunEnd(modules: readonly TestModule[]) {
    const lines = modules.flatMap((module) =>
      [...module.children.allTests("skipped")].map((test) => {
        const result = test.result();
        const note = result.state === "skipped" && result.note ? ` (${result.note})` : "";
        return `  ${module.relativeModuleId} > ${test.fullName}${note}`;
      }),
    );
    if (lines.length > 0) console.log(`\nübersprungen: ${lines.length}\n${lines.join("\n")}`);
  },
};
