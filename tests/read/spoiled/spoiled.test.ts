import { testSpoiled } from "./test-spoiled.ts";

testSpoiled(10, { together: true });
