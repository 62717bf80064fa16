/** Chance from outside. `fork` splits by label, so a new caller in one part does not reshuffle the others. */
export interface Random {
  /** Uniform integer in [0, 2^32). */
  uint32(): number
  /** Uniform integer in [0, limit); `limit` is at least 1 and at most 2^32. */
  below(limit: number): number
  /** Uniform in [0, 1). */
  float(): number
  /** `length` fresh bytes. Cryptographic where the host is a real process. */
  bytes(length: number): Buffer
  fork(label: string): Random
}
