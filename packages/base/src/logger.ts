/**
 * One line per event. Guard what is costly to build: `if (logger.enabled('debug')) ...`. Values from outside are
 * fields, never part of the message, so that a host escapes them in one place.
 */
export interface Logger {
  enabled(level: LogLevel): boolean
  log(level: LogLevel, message: string, fields?: Readonly<Record<string, unknown>>): void
  /** The same sink, every line marked with `name` (`log`, `group-coordinator`, ...). */
  child(name: string): Logger
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

export const silentLogger: Logger = {
  enabled: () => false,
  log: () => {},
  child: () => silentLogger,
}
