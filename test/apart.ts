/**
 * Tests in Node that put another module, step or global of the program in place for all that is loaded after it. Each of
 * them has a process of its own. All others share what they loaded: to load it again for every file costs as much as the
 * tests. The house test knows who must stand here.
 */
export const apart: readonly string[] = [
  'test/core/merge-made-up-kind.test.ts',
  'test/core/merge-questions.test.ts',
  'test/host/guards.test.ts',
  'test/host/real-place.test.ts',
];
