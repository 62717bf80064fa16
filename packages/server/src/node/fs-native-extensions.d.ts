declare module 'fs-native-extensions' {
  /** An exclusive lock on the whole file; false where somebody else holds one. Throws other errors with `code`. */
  export function tryLock(fd: number): boolean
  export function unlock(fd: number): void
}
