// Which project lies open in the fake, and the example that was kept when it was closed.
import type { FakeProject } from "./project";
import { fail } from "./runner";

export class Desk {
  project: FakeProject | null = null;
  kept: FakeProject | null = null;
  private tokens = 0;

  open(): FakeProject {
    return this.project ?? fail("noProject", "No project is open. Open one or start a new one.");
  }

  nextToken(): string {
    this.tokens++;
    return `t${this.tokens}`;
  }
}
