import { ErrorCode } from '@ottla/protocol'
import { ControllerError } from './controller-error.ts'

/** File systems allow 255 characters, a partition's directory adds its number and a suffix. */
const MAX_NAME_LENGTH = 249

/** Throws ControllerError: INVALID_TOPIC_EXCEPTION. */
export function validateTopicName(name: string): void {
  const refuse = (message: string): never => {
    throw new ControllerError(ErrorCode.INVALID_TOPIC_EXCEPTION, message)
  }
  if (name === '') refuse('Topic name is invalid: the empty string is not allowed')
  if (name === '.' || name === '..') refuse(`Topic name is invalid: '${name}' is not allowed`)
  if (name.length > MAX_NAME_LENGTH) {
    refuse(`Topic name is invalid: the length of '${name}' is longer than the max allowed length ${MAX_NAME_LENGTH}`)
  }
  if (!/^[a-zA-Z0-9._-]+$/.test(name)) {
    refuse(
      `Topic name is invalid: '${name}' contains one or more characters other than ASCII alphanumerics, '.', '_' and '-'`,
    )
  }
}

/** Metric names write `.` as `_`: two topics of one collision name could not be told apart. */
export function collisionName(name: string): string {
  return name.replaceAll('.', '_')
}
