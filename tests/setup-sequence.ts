import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Projects in the order in which they run: first the long files that need no site, which is built meanwhile; last those
 * of an instant, so that at the end no processor waits for a long file on another.
 */
const order = ["whole", "site", "browser", "long", "unit", "alone"];

/** Vitest's own order within a project (what took long before, then what is large), and ours of projects. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ project }: TestSpecification): number => order.indexOf(project.name);
    return (await super.sort(files)).toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}
